import type { Interval } from './interval.ts';
import { poissonInterval } from './poisson.ts';

/** How many patients had so many events each: 30 patients with 1 prescription, 8 with 2, 2 with 5. */
export interface EventFrequency {
  readonly events: number;
  readonly patients: number;
}

/** A number of events and its variance; the two are equal when the events do not depend on each other. */
export interface EventCount {
  readonly events: number;
  readonly variance: number;
}

/**
 * Number of events O = Σ k·fₖ and its variance Σ k²·fₖ, fₖ patients having k events each: patients are independent,
 * the events of one patient are not. Public health technical guidance of England (Fingertips), directly standardised rates,
 * events that are not independent.
 * @throws RangeError for negative or unknown numbers.
 */
export function eventCountOf(frequencies: readonly EventFrequency[]): EventCount {
  let events = 0;
  let variance = 0;
  for (const { events: each, patients } of frequencies) {
    if (!(each >= 0 && patients >= 0 && Number.isFinite(each * patients))) {
      throw new RangeError(`Not a frequency of events: ${patients} patients with ${each}`);
    }
    events += each * patients;
    variance += each * each * patients;
  }
  return { events, variance };
}

/**
 * Interval of the expected number of events when they are not independent: the Poisson limits of O, moved away from O by
 * √(variance/O), not below 0. With variance = O it is the Poisson interval. The same guidance, with the scaling of
 * A. J. Dobson et al., Stat Med 1991; 10: 457–462.
 * @throws RangeError unless the events are a number ≥ 0 and the variance is not negative.
 */
export function eventCountInterval({ events, variance }: EventCount, confidence = 0.95): Interval {
  if (!(variance >= 0 && Number.isFinite(variance))) throw new RangeError(`Not a variance: ${variance}`);
  const limits = poissonInterval(events, confidence);
  const widening = events > 0 ? Math.sqrt(variance / events) : 1;
  return {
    low: Math.max(0, events + widening * (limits.low - events)),
    high: events + widening * (limits.high - events),
  };
}
