import type { GroupTime } from './group-time.ts';

/** Treated of all groups at one time since their start. */
export interface PooledRatio {
  /** Periods since the start; negative before it. */
  readonly at: number;
  /** Events over what they would have been had the treated changed as their controls did; 0 where there were none. */
  readonly ratio: number;
}

/**
 * By periods since the start, Σ observed over Σ expected of the groups: indirect standardisation with each group's own base and
 * controls (N. E. Breslow and N. E. Day, Statistical methods in cancer research II, IARC 1987, chapter 2). A mean of the groups' log
 * ratios says the same where the groups are large. Where a group has few events in a period it lies too low, by half the squared
 * coefficient of variation of its count, and a group without any has no logarithm at all; sums of counts have neither fault.
 */
export function pooledRatios({ effects, missing }: GroupTime): readonly PooledRatio[] {
  const sums = new Map<number, { observed: number; expected: number }>();
  const add = (at: number, observed: number, expected: number) => {
    const sum = sums.get(at) ?? { observed: 0, expected: 0 };
    sums.set(at, { observed: sum.observed + observed, expected: sum.expected + expected });
  };
  for (const { eventTime, observed, expected } of effects) add(eventTime, observed, expected);
  for (const { group, period, expected } of missing) if (expected > 0) add(period - group, 0, expected);
  return [...sums]
    .map(([at, { observed, expected }]) => ({ at, ratio: observed / expected }))
    .sort((a, b) => a.at - b.at);
}
