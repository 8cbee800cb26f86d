import { controlLimits, runSignals } from '../statistics/index.ts';
import { addMonths, type Month } from '../time/index.ts';
import type { FoundSignal } from './signal.ts';
import type { SeriesRules } from './signal-rules.ts';

/** One month of a unit: events, and how many there would be if the unit were like the country in that month. */
export interface WatchedMonth {
  readonly count: number;
  readonly expected: number;
}

/** A month or quarter as the picture shows it: the unit's ratio to the country, with the limits of what is usual for it. */
export interface WatchedPoint {
  /** The last month of the point. */
  readonly month: Month;
  /** Ratio; `null` for what is hidden or not known. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly beyond: 'above' | 'below' | null;
  /** Part of the long run that is the signal. */
  readonly inRun: boolean;
}

export type SeriesFinding =
  | {
      /** Months in a point. */
      readonly step: 1 | 3;
      /** What is usual: the unit's ratio to the country in the first months. */
      readonly centre: number;
      readonly points: readonly WatchedPoint[];
      readonly signal: FoundSignal | null;
    }
  | { readonly points: null; readonly reason: 'too-short' | 'too-few' | 'hidden' };

/** How much of the baseline must be known: with less there is no saying what is usual. */
const KNOWN_SHARE = 0.75;

/**
 * Looks for a change in a unit's ratio to the country. The country of the same month is what is expected, so that season, epidemics
 * and what changes everywhere are no signals. The months of the baseline set centre and spread (Laney's u′ limits), and the newest
 * month (or any of the last three) is a signal when it lies beyond the limits, or ends a run that is longer than Anhøj's rule by
 * `extraRun`. What is hidden is passed over: it neither breaks a run nor lengthens it.
 *
 * @param months oldest first, without gaps; `null` for hidden or unknown. @param last the month of the last one
 */
export function findInSeries(
  months: readonly (WatchedMonth | null)[],
  last: Month,
  rules: SeriesRules,
): SeriesFinding {
  const length = Math.min(months.length, rules.baselineMonths + rules.watchedMonths);
  // Whole quarters from the newest month back, for the baseline as for the rest.
  const kept = months.slice(months.length - (length - (length % 3)));
  const baseline = kept.length - rules.watchedMonths;
  if (baseline < rules.leastBaselineMonths) return { points: null, reason: 'too-short' };
  for (const step of [1, 3] as const) {
    const points = gather(kept, step);
    const before = points.slice(0, baseline / step);
    const known = before.filter((point) => point !== null);
    if (known.length < KNOWN_SHARE * before.length) {
      if (step === 1) continue;
      return { points: null, reason: 'hidden' };
    }
    const mean = known.reduce((sum, { expected }) => sum + expected, 0) / known.length;
    if (mean >= rules.leastExpected) return readPoints(points, baseline / step, step, last, rules);
  }
  return { points: null, reason: 'too-few' };
}

function gather(months: readonly (WatchedMonth | null)[], step: 1 | 3): readonly (WatchedMonth | null)[] {
  if (step === 1) return months;
  return Array.from({ length: months.length / 3 }, (_, index) => {
    const three = months.slice(3 * index, 3 * index + 3).filter((month) => month !== null);
    if (three.length < 3) return null;
    return three.reduce((sum, { count, expected }) => ({
      count: sum.count + count,
      expected: sum.expected + expected,
    }));
  });
}

function readPoints(
  points: readonly (WatchedMonth | null)[],
  baseline: number,
  step: 1 | 3,
  last: Month,
  rules: SeriesRules,
): SeriesFinding {
  const sized = points.map((point) =>
    point === null || !(point.expected > 0)
      ? { count: 0, size: 0 }
      : { count: point.count, size: point.expected },
  );
  const limits = controlLimits(sized, 'rate', { baseline, sigmas: rules.sigmas });
  if (limits === null || !(limits.centre > 0)) return { points: null, reason: 'too-few' };
  const values = limits.points.map(({ value }) => value);
  const runs = runSignals(values, limits.centre);
  const newest = values.findLastIndex((value) => value !== null);
  const run = runs?.lastRun;
  const isLong =
    runs !== null && run?.to === newest && run.points > runs.longestRunLimit + rules.extraRun ? run : null;
  const monthOf = (index: number) => addMonths(last, -step * (points.length - 1 - index));
  const recent = points.length - 3 / step;
  const beyond = limits.points.findLastIndex((point) => point.beyond !== null);
  const side = beyond >= Math.max(recent, baseline) ? limits.points[beyond]?.beyond : null;
  const first = (index: number) => addMonths(monthOf(index), 1 - step);
  // Where both are there it is one signal, and the run says since when.
  const signal: FoundSignal | null = isLong
    ? { pattern: 'run', side: isLong.side, from: first(isLong.from) }
    : side
      ? { pattern: 'beyond', side, from: first(beyond) }
      : null;
  return {
    step,
    centre: limits.centre,
    points: limits.points.map((point, index) => ({
      month: monthOf(index),
      ...point,
      inRun: isLong !== null && index >= isLong.from && index <= isLong.to && point.value !== null,
    })),
    signal,
  };
}
