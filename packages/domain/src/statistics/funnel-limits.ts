import { exactBinomialInterval } from './binomial.ts';
import type { Interval } from './interval.ts';
import { byarInterval, exactPoissonInterval } from './poisson.ts';
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
  const reach = z * Math.sqrt(expected);
  const highOf = (count: number) => exactPoissonInterval(count, confidence).high - expected;
  const lowOf = (count: number) => exactPoissonInterval(count, confidence).low - expected;
  // Where the normal distribution puts the limit, give or take what the skewness of the Poisson moves it.
  const below = Math.max(0, expected - reach - 2);
  const above = Math.max(1, expected + reach - 1);
  if (expected >= LARGE) {
    const byar = {
      low: crossing(below, expected, (count) => byarInterval(count, confidence).high - expected),
      high: crossing(above, above + z * z + 2, (count) => byarInterval(count, confidence).low - expected),
    };
    return {
      low: corrected(byar.low, highOf) / expected,
      high: corrected(byar.high, lowOf) / expected,
    };
  }
  const count = {
    low:
      highOf(0) >= 0
        ? 0
        : crossing(highOf(below) < 0 ? below : 0, Math.min(expected, below + z * z + 2), highOf),
    high: lowOf(1) >= 0 ? 1 : crossing(lowOf(above) < 0 ? above : 1, above + z * z + 2, lowOf),
  };
  return { low: count.low / expected, high: count.high / expected };
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

/** From here Byar's limits are so near, and the exact ones so slow, that the exact correct Byar's instead of being searched. */
const LARGE = 1000;

/** Two steps towards where a function with slope about 1 is 0. */
function corrected(near: number, rising: (value: number) => number): number {
  const once = near - rising(near);
  return once - rising(once);
}

/** Relative to the size: far below what a picture or a comparison of whole counts can feel. */
const PRECISE = 1e-11;

/** Where a rising function is 0 between a place below and one above (false position, Illinois variant). */
function crossing(below: number, above: number, rising: (value: number) => number): number {
  let [low, high] = [below, above];
  let atLow = rising(low);
  let atHigh = rising(high);
  let side = 0;
  for (let step = 0; step < 200; step += 1) {
    if (high - low <= PRECISE * high) break;
    const guess = (low * atHigh - high * atLow) / (atHigh - atLow);
    const middle = guess > low && guess < high ? guess : (low + high) / 2;
    const value = rising(middle);
    if (Math.abs(value) <= PRECISE * above) return middle;
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
