import { overdispersedFunnelLimits, overdispersionOf } from '../statistics/index.ts';
import type { SignalSide } from './signal.ts';
import type { ChangeRules } from './signal-rules.ts';
import { changeBeside, type TwoYears } from './two-years.ts';

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
 * overdispersion of the places themselves added (Spiegelhalter 2005).
 *
 * @returns by place those that could be judged; none where too few could.
 */
export function findChanges(
  places: ReadonlyMap<number, TwoYears>,
  country: TwoYears,
  kind: 'rate' | 'share',
  rules: ChangeRules,
): ReadonlyMap<number, FoundChange> {
  const units = [...places].flatMap(([place, years]) => {
    const change = changeBeside(years, country, kind, rules.leastEvents);
    if (change === null) return [];
    const { ratio, variance } = change;
    // The size of a funnel is what one over it is the variance of the logarithm.
    return [{ place, ratio, count: ratio / variance, size: 1 / variance }];
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
