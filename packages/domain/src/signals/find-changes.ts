import { overdispersedFunnelLimits, overdispersionOf } from '../statistics/index.ts';
import type { SignalSide } from './signal.ts';
import type { ChangeRules } from './signal-rules.ts';

/** Events of a year, and what they are out of: person-time, or all prescriptions of a share. */
export interface YearSums {
  readonly count: number;
  readonly size: number;
}

/** Two years of a place that do not overlap, the later one newest. */
export interface TwoYears {
  readonly before: YearSums;
  readonly after: YearSums;
}

export interface FoundChange {
  /** The place's change over the country's: 1 where it changed as the country did. */
  readonly ratio: number;
  /** Between these lie places that changed as the country did, but for chance and what places differ by. */
  readonly low: number;
  readonly high: number;
  readonly side: SignalSide | null;
}

/**
 * Places whose year has changed more than other places' years, against the country's change: a funnel of log ratios with the
 * overdispersion of the places themselves added (Spiegelhalter 2005). The variance of a log ratio is 1/a + 1/b for events, and
 * 1/a − 1/n + 1/b − 1/m for shares.
 *
 * @returns by place those that could be judged; none where too few could.
 */
export function findChanges(
  places: ReadonlyMap<number, TwoYears>,
  country: TwoYears,
  kind: 'rate' | 'share',
  rules: ChangeRules,
): ReadonlyMap<number, FoundChange> {
  const moved = rateOf(country.after) / rateOf(country.before);
  if (!(moved > 0 && Number.isFinite(moved))) return new Map();
  const units = [...places].flatMap(([place, { before, after }]) => {
    if (!isEnough(before, kind, rules) || !isEnough(after, kind, rules)) return [];
    const ratio = rateOf(after) / rateOf(before) / moved;
    // The size of a funnel is what one over it is the variance of the logarithm.
    const size = 1 / (varianceOf(before, kind) + varianceOf(after, kind));
    return [{ place, ratio, count: ratio * size, size }];
  });
  if (units.length < rules.leastUnits) return new Map();
  const spread = overdispersionOf(units, 'ratio-log', rules.winsorise);
  if (spread === null) return new Map();
  return new Map(
    units.map(({ place, ratio, size }) => {
      const { low, high } = overdispersedFunnelLimits(size, spread, 'additive', rules.confidence);
      return [place, { ratio, low, high, side: ratio > high ? 'above' : ratio < low ? 'below' : null }];
    }),
  );
}

function rateOf({ count, size }: YearSums): number {
  return count / size;
}

function isEnough({ count, size }: YearSums, kind: 'rate' | 'share', { leastEvents }: ChangeRules): boolean {
  return size > 0 && count >= leastEvents && (kind === 'rate' || size - count >= leastEvents);
}

function varianceOf({ count, size }: YearSums, kind: 'rate' | 'share'): number {
  return 1 / count - (kind === 'share' ? 1 / size : 0);
}
