import { binomialProbability, poissonProbability } from './count-probabilities.ts';
import type { Random } from './seeded-random.ts';

/**
 * A Poisson count with the mean, exact: from the likeliest count outwards (inversion). Takes about √mean steps.
 * @throws RangeError unless the mean is finite and ≥ 0.
 */
export function drawPoisson(random: Random, mean: number): number {
  const mode = Math.floor(mean);
  return drawFrom(random(), mode, poissonProbability(mode, mean), {
    upwards: (count) => mean / (count + 1),
    downwards: (count) => count / mean,
  });
}

/**
 * A binomial count of `total` with probability `share`, exact, in about √(total·share·(1 − share)) steps.
 * @throws RangeError unless total is a whole number ≥ 0 and 0 ≤ share ≤ 1.
 */
export function drawBinomial(random: Random, total: number, share: number): number {
  if (share === 1) return total;
  const mode = Math.min(total, Math.floor((total + 1) * share));
  const odds = share / (1 - share);
  return drawFrom(random(), mode, binomialProbability(mode, total, share), {
    upwards: (count) => ((total - count) / (count + 1)) * odds,
    downwards: (count) => count / (total - count + 1) / odds,
  });
}

/** A standard normal variable by the polar method of G. Marsaglia and T. A. Bray, SIAM Review 1964; 6: 260–264. */
export function drawNormal(random: Random): number {
  for (;;) {
    const across = 2 * random() - 1;
    const up = 2 * random() - 1;
    const square = across * across + up * up;
    if (square > 0 && square < 1) return across * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/**
 * A gamma variable with mean shape / rate. G. Marsaglia and W. W. Tsang, ACM Trans Math Softw 2000; 26: 363–372.
 * @throws RangeError unless shape and rate are positive.
 */
export function drawGamma(random: Random, shape: number, rate: number): number {
  if (!(shape > 0 && rate > 0)) throw new RangeError(`Not a gamma distribution: ${shape}, ${rate}`);
  if (shape < 1) return drawGamma(random, shape + 1, rate) * (1 - random()) ** (1 / shape);
  const size = shape - 1 / 3;
  for (;;) {
    const normal = drawNormal(random);
    const cube = (1 + normal / Math.sqrt(9 * size)) ** 3;
    if (cube > 0 && Math.log(1 - random()) < (normal * normal) / 2 + size * (1 - cube + Math.log(cube))) {
      return (size * cube) / rate;
    }
  }
}

/** Probability of the next count above or below, divided by that of the count. */
interface Ratios {
  readonly upwards: (count: number) => number;
  readonly downwards: (count: number) => number;
}

function drawFrom(uniform: number, mode: number, atMode: number, ratios: Ratios): number {
  let left = uniform - atMode;
  let [high, low] = [mode, mode];
  let [above, below] = [atMode, atMode];
  while (left >= 0) {
    above *= ratios.upwards(high);
    below *= low > 0 ? ratios.downwards(low) : 0;
    // Both have run out: what is left is rounding.
    if (!(above > 0 || below > 0)) return mode;
    high += 1;
    left -= above;
    if (left < 0) return high;
    low -= 1;
    left -= below;
    if (left < 0) return low;
  }
  return mode;
}
