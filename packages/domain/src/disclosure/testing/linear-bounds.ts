/** Σ coefficient × variable = value, over variables that are never negative. */
export interface Equation {
  readonly terms: ReadonlyMap<number, number>;
  readonly value: number;
}

/** What is left possible when equations are known. */
export interface LinearSystem {
  /** Least and greatest value of a sum of variables, and worlds in which they are reached. */
  bounds(terms: ReadonlyMap<number, number>): readonly [low: number, high: number];
  /** The values of all variables where the last bound was reached: a corner of what is possible. */
  corner(): Float64Array;
}

const EPSILON = 1e-7;

/**
 * A plain two-phase simplex on a dense table; made for some hundred variables.
 * @throws RangeError when the equations contradict each other.
 */
export function linearSystem(variables: number, equations: readonly Equation[]): LinearSystem {
  const width = variables + equations.length + 1;
  const rows = equations.map(({ terms, value }, index) => {
    const row = new Float64Array(width);
    const sign = value < 0 ? -1 : 1;
    for (const [variable, coefficient] of terms) row[variable] = sign * coefficient;
    row[variables + index] = 1;
    row[width - 1] = sign * value;
    return row;
  });
  const basis = equations.map((_, index) => variables + index);

  // Phase one: drive the artificial variables to nothing.
  const cost = new Float64Array(width);
  for (const row of rows)
    for (let column = 0; column < width; column += 1) at(cost, column, at(cost, column) - at(row, column));
  for (let artificial = variables; artificial < width - 1; artificial += 1) cost[artificial] = 0;
  minimise(rows, basis, cost, variables);
  const left = rows.reduce(
    (sum, row, index) => sum + ((basis[index] ?? 0) >= variables ? at(row, width - 1) : 0),
    0,
  );
  if (left > 1e-5) throw new RangeError(`The equations contradict each other by ${left}`);
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    if ((basis[index] ?? 0) < variables) continue;
    const row = rows[index] as Float64Array;
    let enter = -1;
    for (let column = 0; column < variables; column += 1)
      if (Math.abs(at(row, column)) > EPSILON) enter = column;
    if (enter >= 0) pivot(rows, basis, null, index, enter);
    else {
      rows.splice(index, 1);
      basis.splice(index, 1);
    }
  }

  const least = (terms: ReadonlyMap<number, number>, sign: 1 | -1): number => {
    const objective = new Float64Array(width);
    for (const [variable, coefficient] of terms) objective[variable] = sign * coefficient;
    for (const [index, row] of rows.entries()) {
      const factor = at(objective, basis[index] ?? 0);
      if (factor === 0) continue;
      for (let column = 0; column < width; column += 1) {
        at(objective, column, at(objective, column) - factor * at(row, column));
      }
    }
    return minimise(rows, basis, objective, variables) ? -at(objective, width - 1) : Number.NEGATIVE_INFINITY;
  };
  return {
    bounds: (terms) => [least(terms, 1), -least(terms, -1)],
    corner() {
      const values = new Float64Array(variables);
      for (const [index, row] of rows.entries()) values[basis[index] ?? 0] = at(row, width - 1);
      return values;
    },
  };
}

/** Returns `false` when there is no least value. Bland's rule takes over when the steepest column leads in circles. */
function minimise(rows: Float64Array[], basis: number[], cost: Float64Array, columns: number): boolean {
  for (let round = 0; ; round += 1) {
    const enter = entering(cost, columns, round > 2_000);
    if (enter < 0) return true;
    const leave = leaving(rows, basis, enter);
    if (leave < 0) return false;
    pivot(rows, basis, cost, leave, enter);
  }
}

function entering(cost: Float64Array, columns: number, first: boolean): number {
  let enter = -1;
  let steepest = -EPSILON;
  for (let column = 0; column < columns; column += 1) {
    if (at(cost, column) >= steepest) continue;
    if (first) return column;
    enter = column;
    steepest = at(cost, column);
  }
  return enter;
}

function leaving(rows: readonly Float64Array[], basis: readonly number[], enter: number): number {
  let leave = -1;
  let ratio = Number.POSITIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    const slope = at(row, enter);
    if (slope <= EPSILON) continue;
    const candidate = at(row, row.length - 1) / slope;
    const isTie =
      candidate < ratio + 1e-12 && (basis[index] ?? 0) < (basis[leave] ?? Number.POSITIVE_INFINITY);
    if (candidate < ratio - 1e-12 || isTie) [leave, ratio] = [index, candidate];
  }
  return leave;
}

function pivot(
  rows: readonly Float64Array[],
  basis: number[],
  cost: Float64Array | null,
  leave: number,
  enter: number,
): void {
  const row = rows[leave] as Float64Array;
  const scale = at(row, enter);
  for (let column = 0; column < row.length; column += 1) at(row, column, at(row, column) / scale);
  for (const other of cost === null ? rows : [...rows, cost]) {
    const factor = at(other, enter);
    if (other === row || factor === 0) continue;
    for (let column = 0; column < row.length; column += 1) {
      const change = at(row, column);
      if (change !== 0) at(other, column, at(other, column) - factor * change);
    }
    other[enter] = 0;
  }
  basis[leave] = enter;
}

function at(row: Float64Array, column: number, value?: number): number {
  if (value !== undefined) row[column] = Math.abs(value) < 1e-11 ? 0 : value;
  return row[column] as number;
}
