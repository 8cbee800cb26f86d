/** A column counts as held by the ones before it when no more than this share of its length is left. As R has it. */
const DEPENDENT = 1e-7;

export interface LeastSquares {
  readonly coefficients: Float64Array;
  /** (XᵀWX)⁻¹, row by row. */
  readonly inverse: readonly Float64Array[];
  /** Columns that are combinations of earlier ones; when there are any, coefficients and inverse are empty. */
  readonly dependent: readonly number[];
}

/**
 * Weighted least squares by Householder’s reflections, which keep the digits that the normal equations lose.
 * G. H. Golub, Numer Math 1965; 7: 206–216.
 */
export function leastSquares(
  columns: readonly Float64Array[],
  response: ArrayLike<number>,
  weights: ArrayLike<number>,
): LeastSquares {
  const rows = response.length;
  const roots = Float64Array.from(weights, Math.sqrt);
  const scale = (values: ArrayLike<number>) =>
    Float64Array.from(roots, (root, index) => (root === 0 ? 0 : root * (values[index] as number)));
  const matrix = columns.map(scale);
  const right = scale(response);
  const dependent: number[] = [];
  matrix.forEach((column, step) => {
    const whole = norm(column, 0);
    const pivot = step - dependent.length;
    const left = pivot < rows ? norm(column, pivot) : 0;
    if (!(left > DEPENDENT * whole)) {
      dependent.push(step);
      return;
    }
    if (dependent.length > 0) return;
    const head = column[pivot] as number;
    const length = head > 0 ? -left : left;
    const reflector = column.slice(pivot);
    reflector[0] = head - length;
    const size = reflector.reduce((sum, value) => sum + value * value, 0);
    for (const other of [...matrix.slice(step + 1), right]) reflect(other, reflector, pivot, size);
    column.fill(0, pivot);
    column[pivot] = length;
  });
  if (dependent.length > 0) return { coefficients: new Float64Array(0), inverse: [], dependent };
  const triangle = inverseOfTriangle(matrix);
  const coefficients = Float64Array.from(triangle, (row) =>
    row.reduce((sum, value, index) => sum + value * (right[index] as number), 0),
  );
  const inverse = triangle.map((row) =>
    Float64Array.from(triangle, (other) =>
      row.reduce((sum, value, at) => sum + value * (other[at] as number), 0),
    ),
  );
  return { coefficients, inverse, dependent };
}

function norm(values: Float64Array, from: number): number {
  let largest = 0;
  for (let index = from; index < values.length; index += 1) {
    largest = Math.max(largest, Math.abs(values[index] as number));
  }
  if (largest === 0) return 0;
  let sum = 0;
  for (let index = from; index < values.length; index += 1) sum += ((values[index] as number) / largest) ** 2;
  return largest * Math.sqrt(sum);
}

function reflect(values: Float64Array, reflector: Float64Array, pivot: number, size: number): void {
  let product = 0;
  for (let index = 0; index < reflector.length; index += 1) {
    product += (reflector[index] as number) * (values[pivot + index] as number);
  }
  const factor = (2 * product) / size;
  for (let index = 0; index < reflector.length; index += 1) {
    values[pivot + index] = (values[pivot + index] as number) - factor * (reflector[index] as number);
  }
}

/** R⁻¹ by rows, of the upper triangle that the columns now hold. */
function inverseOfTriangle(matrix: readonly Float64Array[]): Float64Array[] {
  const size = matrix.length;
  const inverse = Array.from({ length: size }, () => new Float64Array(size));
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row >= 0; row -= 1) {
      let sum = row === column ? 1 : 0;
      for (let at = row + 1; at <= column; at += 1) {
        sum -= (matrix[at]?.[row] as number) * (inverse[at]?.[column] as number);
      }
      (inverse[row] as Float64Array)[column] = sum / (matrix[row]?.[row] as number);
    }
  }
  return inverse;
}
