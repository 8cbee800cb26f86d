import { type EventCount, eventCountInterval } from './event-frequencies.ts';
import type { Interval } from './interval.ts';

/** One age–sex group: its person-years in the place and the rate of the reference (the nation) in the same group. */
export interface IndirectStratum {
  readonly population: number;
  /** Events per person-year in the reference. */
  readonly referenceRate: number;
}

export type StandardisedRatio =
  | {
      readonly observed: number;
      readonly expected: number;
      readonly ratio: number;
      readonly interval: Interval;
    }
  | {
      readonly observed: number;
      readonly expected: number;
      readonly ratio: null;
      readonly reason: 'nothing-expected';
    };

/**
 * Events that a place would have if each age–sex group had the rate of the reference: Σ nₖ·Rₖ.
 * @throws RangeError for negative or unknown numbers.
 */
export function expectedEvents(strata: readonly IndirectStratum[]): number {
  let expected = 0;
  for (const { population, referenceRate } of strata) {
    if (!(population >= 0 && referenceRate >= 0 && Number.isFinite(population * referenceRate))) {
      throw new RangeError(`Not an age–sex group: ${population} people at ${referenceRate}`);
    }
    expected += population * referenceRate;
  }
  return expected;
}

/**
 * Indirectly standardised ratio O/E, 1 = as the reference. It suits a single GP, whose groups are too small to have rates
 * of their own; two places with different age and sex are strictly each comparable with the reference only. Interval:
 * limits of O divided by E, exact below ten events and Byar's from ten on, widened when the events are not independent.
 * N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II, 1987, pp. 65–72.
 *
 * No ratio when nothing is expected. @throws RangeError for negative or unknown numbers.
 */
export function indirectlyStandardisedRatio(
  observed: EventCount,
  strata: readonly IndirectStratum[],
  confidence = 0.95,
): StandardisedRatio {
  const expected = expectedEvents(strata);
  const limits = eventCountInterval(observed, confidence);
  if (expected === 0) return { observed: observed.events, expected, ratio: null, reason: 'nothing-expected' };
  return {
    observed: observed.events,
    expected,
    ratio: observed.events / expected,
    interval: { low: limits.low / expected, high: limits.high / expected },
  };
}
