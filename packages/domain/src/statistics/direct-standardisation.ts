import { type EventCount, eventCountInterval } from './event-frequencies.ts';
import type { Interval } from './interval.ts';

/** One age–sex group: its events and person-years in the place, and how many of the standard population are in it. */
export interface DirectStratum extends EventCount {
  readonly population: number;
  readonly standard: number;
}

export type StandardisedRate =
  | { readonly events: number; readonly rate: number; readonly interval: Interval }
  | {
      readonly events: number;
      readonly rate: null;
      readonly reason: 'too-few-events' | 'group-without-people' | 'nobody-in-standard';
    };

/** Below this many events a directly standardised rate is not shown (J. K. Morris et al., Popul Health Metr 2018; 16: 19). */
const LEAST_EVENTS = 10;

/**
 * Directly standardised rate in events per person-year: Σ wᵢ·Oᵢ/nᵢ / Σ wᵢ, what the rate would be if the place had the age
 * and sex of the standard population. Interval: rate + √(V/O)·(O_low − O) and likewise above, with Byar's limits of the
 * total O and V = Σ (wᵢ/nᵢ)²·variance(Oᵢ) / (Σ wᵢ)². A. J. Dobson et al., Stat Med 1991; 10: 457–462; with variances above
 * the counts it is the variant for events that are not independent.
 *
 * No rate, but the reason, for fewer than ten events, and when a group of the standard has nobody in the place.
 * @throws RangeError for negative or unknown numbers.
 */
export function directlyStandardisedRate(
  strata: readonly DirectStratum[],
  confidence = 0.95,
): StandardisedRate {
  let standard = 0;
  let events = 0;
  let rate = 0;
  let variance = 0;
  let empty = false;
  for (const stratum of strata) {
    demand(stratum);
    standard += stratum.standard;
    events += stratum.events;
    if (stratum.standard === 0) continue;
    if (stratum.population === 0) {
      empty = true;
      continue;
    }
    const weight = stratum.standard / stratum.population;
    rate += weight * stratum.events;
    variance += weight * weight * stratum.variance;
  }
  if (events < LEAST_EVENTS) return { events, rate: null, reason: 'too-few-events' };
  if (standard === 0) return { events, rate: null, reason: 'nobody-in-standard' };
  if (empty) return { events, rate: null, reason: 'group-without-people' };
  const limits = eventCountInterval({ events, variance: events }, confidence);
  const step = Math.sqrt(variance / events) / standard;
  return {
    events,
    rate: rate / standard,
    interval: {
      low: Math.max(0, rate / standard + step * (limits.low - events)),
      high: rate / standard + step * (limits.high - events),
    },
  };
}

function demand({ events, variance, population, standard }: DirectStratum): void {
  const numbers = [events, variance, population, standard];
  if (!numbers.every((value) => value >= 0 && Number.isFinite(value)) || (population === 0 && events > 0)) {
    throw new RangeError(
      `Not an age–sex group: ${events} events (variance ${variance}) among ${population}, standard ${standard}`,
    );
  }
}
