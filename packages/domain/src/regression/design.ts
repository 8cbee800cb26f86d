import { Refusal } from '../refusal/index.ts';

/** Columns of a model, each with its name and a value per observation. */
export interface Design {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
}

/** @throws RangeError when the columns are not equally long. */
export function designOf(columns: Readonly<Record<string, ArrayLike<number>>>): Design {
  const names = Object.keys(columns);
  const values = names.map((name) => Float64Array.from(columns[name] as ArrayLike<number>));
  const rows = values[0]?.length ?? 0;
  if (values.some(({ length }) => length !== rows)) throw new RangeError('The columns are not equally long');
  return { names, columns: values };
}

/** A 0/1 column for every level but the first, which is what the others are set against. */
export function levelColumns(
  name: string,
  values: readonly string[],
  levels: readonly string[],
): Record<string, number[]> {
  return Object.fromEntries(
    levels.slice(1).map((level) => [`${name}:${level}`, values.map((value) => (value === level ? 1 : 0))]),
  );
}

/**
 * Pairs of sine and cosine for a season of `period` time points: sin and cos of 2πkt/period for k = 1 … `pairs`.
 * @throws Refusal `analysis-refused` for as many as period/2: there they begin to repeat each other.
 */
export function harmonicColumns(
  times: readonly number[],
  period: number,
  pairs: number,
): Record<string, number[]> {
  if (!(2 * pairs < period)) {
    throw new Refusal(
      'analysis-refused',
      'A season takes fewer seasonal pairs than half its length. Use fewer pairs.',
    );
  }
  const columns: Record<string, number[]> = {};
  for (let pair = 1; pair <= pairs; pair += 1) {
    const angle = (time: number) => (2 * Math.PI * pair * time) / period;
    columns[`sin:${pair}`] = times.map((time) => Math.sin(angle(time)));
    columns[`cos:${pair}`] = times.map((time) => Math.cos(angle(time)));
  }
  return columns;
}

/** @throws Refusal `analysis-refused` that names the columns which others already hold. */
export function refuseDependent({ names }: Design, dependent: readonly number[]): void {
  if (dependent.length === 0) return;
  const which = dependent.map((index) => names[index]).join(', ');
  throw new Refusal(
    'analysis-refused',
    `The design is singular: the other terms already hold ${which}. Leave these terms out, or give data in which they differ.`,
    { facts: { terms: which } },
  );
}
