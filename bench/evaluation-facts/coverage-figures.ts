import type { EvaluationEstimate } from '../../packages/domain/src/evaluation/index.ts';

/** Within these the coverage of a 95 % interval over 200 seeds is right but for chance. */
export const COVERAGE_BETWEEN = [91.5, 98.5] as const;

/** One kind of estimate over all seeds, against the truth of each seed. */
export interface CoverageFigures {
  readonly seeds: number;
  /** Seeds without an estimate, and with one but without an interval; neither holds the truth. */
  readonly without: number;
  readonly withoutInterval: number;
  /** Share of all seeds in which the 95 % interval holds the truth. */
  readonly coveragePercent: number;
  readonly meanChangePercent: number;
  readonly meanTruthPercent: number;
  /** Mean of estimate − truth, in percentage points, and twice its error by chance of the seeds. */
  readonly biasPoints: number;
  readonly biasWithin: number;
  /** Spread of estimate − truth from seed to seed: what the intervals should be 3.92 times of. */
  readonly spreadPoints: number;
  readonly meanWidthPoints: number;
}

type Found = Pick<EvaluationEstimate, 'changePercent' | 'low' | 'high' | 'truthPercent'>;

/** `null`: that seed had no estimate. */
export function coverageOf(all: readonly (Found | null)[]): CoverageFigures {
  const found = all.flatMap((each) =>
    each === null || each.truthPercent === null ? [] : [{ ...each, truth: each.truthPercent }],
  );
  const intervals = found.flatMap(({ low, high, truth }) =>
    low === null || high === null ? [] : [{ low, high, truth }],
  );
  const off = found.map(({ changePercent, truth }) => changePercent - truth);
  const bias = mean(off);
  const spread = Math.sqrt(off.reduce((sum, value) => sum + (value - bias) ** 2, 0) / (off.length - 1));
  const holding = intervals.filter(({ low, high, truth }) => low <= truth && truth <= high);
  return {
    seeds: all.length,
    without: all.length - found.length,
    withoutInterval: found.length - intervals.length,
    coveragePercent: rounded((100 * holding.length) / all.length, 1),
    meanChangePercent: rounded(mean(found.map(({ changePercent }) => changePercent)), 2),
    meanTruthPercent: rounded(mean(found.map(({ truth }) => truth)), 2),
    biasPoints: rounded(bias, 2),
    biasWithin: rounded((2 * spread) / Math.sqrt(off.length), 2),
    spreadPoints: rounded(spread, 2),
    meanWidthPoints: rounded(mean(intervals.map(({ low, high }) => high - low)), 2),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
