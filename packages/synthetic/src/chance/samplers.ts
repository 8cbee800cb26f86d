import type { RandomStream } from './random-stream.ts';

/** Standard normal, by Box and Muller. */
export function normal(random: RandomStream): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
  return radius * Math.cos(2 * Math.PI * random.uniform());
}

/** Exponential with mean 1. */
export function exponential(random: RandomStream): number {
  return -Math.log(1 - random.uniform());
}

/** Gamma with the given shape and mean 1 (Marsaglia and Tsang 2000; shapes below 1 by their power boost). */
export function gamma(random: RandomStream, shape: number): number {
  if (shape < 1) return (gammaOfScaleOne(random, shape + 1) * (1 - random.uniform()) ** (1 / shape)) / shape;
  return gammaOfScaleOne(random, shape) / shape;
}

function gammaOfScaleOne(random: RandomStream, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Mean 0, standard deviation 1 and a tail to the right (skewness 2/√shape): a shifted gamma. */
export function skewed(random: RandomStream, shape: number): number {
  return (gamma(random, shape) - 1) * Math.sqrt(shape);
}

/** Poisson by multiplication: meant for small means (the cost grows with the mean). */
export function poisson(random: RandomStream, mean: number): number {
  let product = random.uniform();
  // exp(−mean) is never below 1 − mean: most people have no infection, and need no exponential to say so.
  if (product <= 1 - mean) return 0;
  const limit = Math.exp(-mean);
  let count = 0;
  while (product > limit) {
    product *= random.uniform();
    count += 1;
  }
  return count;
}

/** Rounds up or down so that the mean is kept. */
export function roundByChance(random: RandomStream, value: number): number {
  return Math.floor(value) + (random.chance(value - Math.floor(value)) ? 1 : 0);
}

/** Index of one of the weights, drawn in proportion to them. The weights must not all be 0. */
export function pickWeighted(random: RandomStream, weights: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < weights.length; index += 1) total += weights[index] as number;
  let rest = random.uniform() * total;
  for (let index = 0; index < weights.length; index += 1) {
    rest -= weights[index] as number;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}
