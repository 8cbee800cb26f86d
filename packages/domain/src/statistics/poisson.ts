import type { Interval } from './interval.ts';
import { gammaQuantile, normalQuantile, tailOf } from './quantiles.ts';

/** Below this many events Byar's approximation gives way to the exact limits. */
const EXACT_BELOW = 10;

/**
 * Interval of the expected number behind an observed number of independent events: exact below 10, Byar's from 10 on,
 * as the public-health profiles of England compute it. `events` may be fractional (events of equal weight, scaled).
 * @throws RangeError for what is no number of events.
 */
export function poissonInterval(events: number, confidence = 0.95): Interval {
  return events >= EXACT_BELOW ? byarInterval(events, confidence) : exactPoissonInterval(events, confidence);
}

/**
 * χ²(α/2; 2O)/2 and χ²(1 − α/2; 2O + 2)/2, written with the gamma distribution. F. Garwood, Biometrika 1936; 28: 437–442.
 * @throws RangeError for what is no number of events.
 */
export function exactPoissonInterval(events: number, confidence = 0.95): Interval {
  if (!(events >= 0 && Number.isFinite(events))) throw new RangeError(`Not a number of events: ${events}`);
  const tail = tailOf(confidence);
  return {
    low: events === 0 ? 0 : gammaQuantile(tail, events, 1),
    high: gammaQuantile(1 - tail, events + 1, 1),
  };
}

/**
 * O(1 − 1/(9O) − z/(3√O))³ and (O + 1)(1 − 1/(9(O + 1)) + z/(3√(O + 1)))³.
 * N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II, 1987, p. 69.
 * @throws RangeError unless the number is positive.
 */
export function byarInterval(events: number, confidence = 0.95): Interval {
  if (!(events > 0 && Number.isFinite(events))) {
    throw new RangeError(`Byar's limits need a number of events above zero: ${events}`);
  }
  const z = normalQuantile(1 - tailOf(confidence));
  const next = events + 1;
  // Below one event or so the cube would turn negative.
  const below = Math.max(0, 1 - 1 / (9 * events) - z / (3 * Math.sqrt(events)));
  return {
    low: events * below ** 3,
    high: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  };
}
