import type { Interval } from './interval.ts';
import { Z_95 } from './quantiles.ts';

/**
 * Wilson's score interval of a share, 0–1: (2x + z² ∓ z√(z² + 4x(1 − x/n))) / (2(n + z²)), x of n.
 * E. B. Wilson, J Am Stat Assoc 1927; 22: 209–212.
 * @param z normal quantile of another confidence than 95 %.
 * @throws RangeError unless 0 ≤ count ≤ total and total > 0.
 */
export function wilsonInterval(count: number, total: number, z = Z_95): Interval {
  if (!(total > 0 && count >= 0 && count <= total)) {
    throw new RangeError(`Not a share: ${count} of ${total}`);
  }
  const square = z * z;
  const middle = 2 * count + square;
  const half = z * Math.sqrt(square + 4 * count * (1 - count / total));
  const width = 2 * (total + square);
  return {
    low: count === 0 ? 0 : Math.max(0, (middle - half) / width),
    high: count === total ? 1 : Math.min(1, (middle + half) / width),
  };
}
