import { Refusal } from '../refusal/index.ts';
import type { Design } from './design.ts';
import type { GlmInput } from './glm.ts';

/** An error of this size on a log scale, over one standard deviation of the term, means that the estimate runs away. */
const RUNAWAY_ERROR = 50;

/** @throws RangeError for lengths that differ; Refusal for values, sizes and outcomes that no fit can use. */
export function refuseUnusable(input: GlmInput, weights: Float64Array, offset: Float64Array): void {
  const { design, response, family } = input;
  const rows = response.length;
  if (
    design.columns.some(({ length }) => length !== rows) ||
    weights.length !== rows ||
    offset.length !== rows
  ) {
    throw new RangeError('Design, response, offset and weights are not equally long');
  }
  const values = Array.from(response);
  const isRight =
    values.every(
      (value) => value >= 0 && (family.name !== 'logit' || value <= 1) && Number.isFinite(value),
    ) &&
    weights.every((value) => value >= 0 && Number.isFinite(value)) &&
    offset.every(Number.isFinite) &&
    design.columns.every((column) => column.every(Number.isFinite));
  if (!isRight) {
    throw new Refusal(
      'analysis-refused',
      'The model met a value that is missing, infinite or out of range. Leave such observations out and say how many.',
    );
  }
  if (rows < design.names.length || rows === 0) {
    throw new Refusal(
      'analysis-refused',
      'There are fewer observations than terms in the model. Use fewer terms.',
    );
  }
  const used = values.filter((_, row) => (weights[row] as number) > 0);
  if (used.every((value) => value === 0) || (family.name === 'logit' && used.every((value) => value === 1))) {
    throw new Refusal(
      'analysis-refused',
      'The outcome is the same in every observation (no events, or nothing else), so no ratio can be estimated.',
    );
  }
}

/** Finds the estimate that runs away by its error: a fit that ends at a separated term ends far out, where it knows nothing. */
export function refuseRunaway({ names, columns }: Design, inverse: readonly Float64Array[]): void {
  let worst = { name: '', size: 0 };
  columns.forEach((column, index) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length);
    const size = Math.sqrt(inverse[index]?.[index] ?? Number.POSITIVE_INFINITY) * spread;
    if (!(size <= worst.size)) worst = { name: names[index] as string, size };
  });
  if (!(worst.size < RUNAWAY_ERROR)) refuseSeparation(worst.name);
}

export function refuseSeparation(name = ''): never {
  throw new Refusal(
    'analysis-refused',
    `Separation: ${name} splits off observations in which the outcome never (or always) happens, so its estimate is infinite. Merge the level with another, or leave the term out.`,
    { facts: { term: name } },
  );
}

export function refuseNoSolution(): never {
  throw new Refusal('analysis-refused', 'The model found no solution. Use fewer terms or more data.');
}
