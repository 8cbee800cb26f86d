import type { IndicatorDefinition } from './definition.ts';
import { type CellFigures, onScale, unitOf } from './estimate.ts';

/** Share of all denominators that the best GPs hold together. */
const SHARE_OF_ALL = 0.1;
/** Fewer GPs than this never stand behind a published benchmark. */
const LEAST_PRESCRIBERS = 10;

export interface Benchmark {
  /** On the indicator's scale. */
  readonly value: number;
  /** GPs whose figures are pooled in it. */
  readonly prescribers: number;
}

/**
 * The achievable benchmark of care: GPs are ranked on (x + 1)/(n + 2), best first, until they hold a tenth of all
 * denominators; the benchmark is their pooled value. N. W. Weissman et al., J Eval Clin Pract 1999; 5: 269–281.
 * `null` for indicators that are no choice or have no better direction, and when too few GPs would stand behind it.
 */
export function achievableBenchmark(
  definition: IndicatorDefinition,
  cells: readonly CellFigures[],
): Benchmark | null {
  if (
    definition.kind !== 'choice' ||
    definition.direction === 'none' ||
    'personTime' in definition.denominator
  ) {
    return null;
  }
  const above = unitOf(definition.numerator);
  const below = unitOf(definition.denominator);
  const sign = definition.direction === 'higher' ? -1 : 1;
  const ranked = cells
    .filter((cell) => cell.noValue === null && cell.denominator > 0 && cell.numerator >= 0)
    .map((cell) => {
      const x = cell.numerator / above;
      const n = cell.denominator / below;
      return { x, n, rank: (sign * (x + 1)) / (n + 2) };
    })
    .sort((a, b) => a.rank - b.rank || b.n - a.n);
  const needed = SHARE_OF_ALL * ranked.reduce((sum, { n }) => sum + n, 0);
  let x = 0;
  let n = 0;
  let prescribers = 0;
  for (const gp of ranked) {
    if (n >= needed) break;
    x += gp.x;
    n += gp.n;
    prescribers += 1;
  }
  if (prescribers < LEAST_PRESCRIBERS) return null;
  return { value: onScale(definition, x, n), prescribers };
}
