import type { Interval } from './interval.ts';
import { betaQuantile, tailOf } from './quantiles.ts';

/**
 * Exact interval of a share, 0–1: the shares p at which x or more, and x or fewer, of n have the probability
 * (1 − confidence)/2, which are the quantiles of Beta(x, n − x + 1) and Beta(x + 1, n − x). It covers at least as often as
 * it promises, and is wider than Wilson's. C. J. Clopper and E. S. Pearson, Biometrika 1934; 26: 404–413.
 *
 * @param count x; may lie between whole numbers, as the limits of a funnel need it.
 * @throws RangeError unless 0 ≤ count ≤ total and total > 0.
 */
export function exactBinomialInterval(count: number, total: number, confidence = 0.95): Interval {
  if (!(total > 0 && Number.isFinite(total) && count >= 0 && count <= total)) {
    throw new RangeError(`Not a share: ${count} of ${total}`);
  }
  const tail = tailOf(confidence);
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, total - count + 1),
    high: count === total ? 1 : betaQuantile(1 - tail, count + 1, total - count),
  };
}
