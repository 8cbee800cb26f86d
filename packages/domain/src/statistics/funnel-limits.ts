import { exactBinomialInterval } from './binomial.ts';
import type { Interval } from './interval.ts';
import { exactPoissonInterval } from './poisson.ts';
import { normalQuantile, tailOf } from './quantiles.ts';

/**
 * Exact limits of a funnel for ratios observed/expected, as a function of the expected number: outside them an observed
 * number that is Poisson around the expected would be more extreme than the confidence. The counts between whole numbers
 * come from the gamma distribution, so the curves are smooth: the upper limit is o/E where the exact Poisson interval of o
 * begins at E, the lower where it ends at E (0 where even no event is not rare; 1/E where a single event is).
 * D. J. Spiegelhalter, Stat Med 2005; 24: 1185–1202, appendix A.1, without the steps.
 *
 * @param expected events, > 0. @param confidence 0.95 and 0.998 are the usual two lines.
 * @throws RangeError unless expected is positive and finite.
 */
export function ratioFunnelLimits(expected: number, confidence = 0.95): Interval {
  if (!(expected > 0 && Number.isFinite(expected)))
    throw new RangeError(`Not an expected number: ${expected}`);
  const z = normalQuantile(1 - tailOf(confidence));
  const lowest = exactPoissonInterval(0, confidence).high;
  const beyond = expected + z * Math.sqrt(expected) + z * z + 1;
  return {
    low:
      lowest >= expected
        ? 0
        : crossing(0, expected, (count) => exactPoissonInterval(count, confidence).high - expected) /
          expected,
    high:
      exactPoissonInterval(1, confidence).low >= expected
        ? 1 / expected
        : crossing(
            Math.max(1, expected),
            beyond,
            (count) => exactPoissonInterval(count, confidence).low - expected,
          ) / expected,
  };
}

/**
 * Exact limits of a funnel for shares, as a function of the total: as above, with the exact binomial interval. 0 where none,
 * and 1 where all of the total are not rare.
 *
 * @param target the common share, 0–1. @throws RangeError unless total is positive and 0 ≤ target ≤ 1.
 */
export function shareFunnelLimits(total: number, target: number, confidence = 0.95): Interval {
  if (!(total > 0 && Number.isFinite(total) && target >= 0 && target <= 1)) {
    throw new RangeError(`Not a share ${target} of ${total}`);
  }
  if (target === 0 || target === 1) return { low: target, high: target };
  const highOf = (count: number) => exactBinomialInterval(count, total, confidence).high - target;
  const lowOf = (count: number) => exactBinomialInterval(count, total, confidence).low - target;
  const middle = total * target;
  return {
    low: highOf(0) >= 0 ? 0 : crossing(0, middle, highOf) / total,
    high: lowOf(total) <= 0 ? 1 : crossing(middle, total, lowOf) / total,
  };
}

/** Where a rising function is 0 between a place below and one above (false position, Illinois variant). */
function crossing(below: number, above: number, rising: (value: number) => number): number {
  let [low, high] = [below, above];
  let atLow = rising(low);
  let atHigh = rising(high);
  let side = 0;
  for (let step = 0; step < 200; step += 1) {
    if (high - low <= 1e-12 * high) break;
    const guess = (low * atHigh - high * atLow) / (atHigh - atLow);
    const middle = guess > low && guess < high ? guess : (low + high) / 2;
    const value = rising(middle);
    if (Math.abs(value) <= 1e-14 * above) return middle;
    if (value < 0) {
      [low, atLow] = [middle, value];
      if (side === -1) atHigh /= 2;
      side = -1;
    } else {
      [high, atHigh] = [middle, value];
      if (side === 1) atLow /= 2;
      side = 1;
    }
  }
  return (low + high) / 2;
}
