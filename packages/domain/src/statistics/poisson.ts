import type { Interval } from './interval.ts';
import { gammaQuantile, TAIL_95, Z_95 } from './quantiles.ts';

/** Below this many events Byar's approximation gives way to the exact limits. */
const EXACT_BELOW = 10;

/**
 * Interval of the expected number behind an observed number of independent events: exact below 10, Byar's from 10 on,
 * as the public-health profiles of England compute it. `events` may be fractional (events of equal weight, scaled).
 * @throws RangeError for a negative number.
 */
export function poissonInterval(events: number): Interval {
  return events < EXACT_BELOW ? exactPoissonInterval(events) : byarInterval(events);
}

/**
 * χ²(α/2; 2O)/2 and χ²(1 − α/2; 2O + 2)/2, written with the gamma distribution. F. Garwood, Biometrika 1936; 28: 437–442.
 * @throws RangeError for a negative number.
 */
export function exactPoissonInterval(events: number): Interval {
  if (!(events >= 0)) throw new RangeError(`Not a number of events: ${events}`);
  return {
    low: events === 0 ? 0 : gammaQuantile(TAIL_95, events, 1),
    high: gammaQuantile(1 - TAIL_95, events + 1, 1),
  };
}

/**
 * O(1 − 1/(9O) − z/(3√O))³ and (O + 1)(1 − 1/(9(O + 1)) + z/(3√(O + 1)))³.
 * N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II, 1987, p. 69.
 * @throws RangeError unless the number is positive.
 */
export function byarInterval(events: number): Interval {
  if (!(events > 0)) throw new RangeError(`Byar's limits need at least one event: ${events}`);
  const next = events + 1;
  return {
    low: events * (1 - 1 / (9 * events) - Z_95 / (3 * Math.sqrt(events))) ** 3,
    high: next * (1 - 1 / (9 * next) + Z_95 / (3 * Math.sqrt(next))) ** 3,
  };
}
