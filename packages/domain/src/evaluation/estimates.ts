import type { MeasureResult } from './evaluate-programme.ts';
import type { Change } from './jackknife.ts';

/** One figure of an evaluation, with what is true in a synthetic country. */
export interface EvaluationEstimate {
  readonly name: string;
  /** `descriptive` says how figures changed, `causal` claims what the programme did. */
  readonly kind: 'descriptive' | 'causal';
  readonly changePercent: number;
  readonly low: number | null;
  readonly high: number | null;
  /** `null` where no truth is known. */
  readonly truthPercent: number | null;
  /**
   * Descriptive: the figure lies within half a point of the truth. Causal: the truth lies within the interval. `null` where no
   * truth or no interval is known.
   */
  readonly withinTolerance: boolean | null;
}

/** Percentage points that a description may lie off what was counted while the country was made. */
export const DESCRIPTIVE_TOLERANCE = 0.5;

/** What is true of one indicator, in percent; `null` where it is not known. */
export interface TrueChanges {
  readonly participants: number | null;
  readonly nation: number | null;
  /** What the programme did in the first twelve months. */
  readonly effect: number | null;
}

export const NO_TRUTH: TrueChanges = { participants: null, nation: null, effect: null };

/** The figures in their order, the plain comparison before and after always beside the controlled one. */
export function estimatesOf(
  results: readonly MeasureResult[],
  truthOf: (indicator: string) => TrueChanges,
): readonly EvaluationEstimate[] {
  return results.flatMap(({ indicator, described, controlled }) => {
    const truth = truthOf(indicator);
    const descriptive = (name: string, change: Change | null | undefined, truthPercent: number | null) =>
      estimate(`${indicator}.${name}`, 'descriptive', change, truthPercent);
    const causal = (name: string, change: Change | null | undefined) =>
      estimate(`${indicator}.${name}`, 'causal', change, truth.effect);
    return [
      ...descriptive('participants', described?.participants, truth.participants),
      ...descriptive('nation', described?.nation, truth.nation),
      ...descriptive('others-in-the-county', described?.others, null),
      ...descriptive('counties-not-started', described?.notStarted, null),
      ...causal('before-and-after', described?.participants),
      ...causal('controlled', controlled?.firstYear),
    ];
  });
}

function estimate(
  name: string,
  kind: EvaluationEstimate['kind'],
  change: Change | null | undefined,
  truthPercent: number | null,
): readonly EvaluationEstimate[] {
  if (change == null) return [];
  return [{ name, kind, ...change, truthPercent, withinTolerance: isWithin(kind, change, truthPercent) }];
}

function isWithin(kind: EvaluationEstimate['kind'], change: Change, truth: number | null): boolean | null {
  if (truth === null) return null;
  if (kind === 'descriptive') return Math.abs(change.changePercent - truth) <= DESCRIPTIVE_TOLERANCE;
  return change.low === null || change.high === null ? null : change.low <= truth && truth <= change.high;
}
