/**
 * Probability of a count by C. Loader's saddle-point expansion (Fast and accurate computation of binomial probabilities,
 * 2000), which keeps its relative accuracy at counts of 10⁹, where differences of logarithms of factorials lose theirs.
 */

/**
 * P(X = count) for X Poisson with the mean; 0 for what is no whole number ≥ 0.
 * @throws RangeError unless the mean is finite and ≥ 0.
 */
export function poissonProbability(count: number, mean: number): number {
  if (!(mean >= 0 && Number.isFinite(mean))) throw new RangeError(`Not a mean: ${mean}`);
  if (!(Number.isInteger(count) && count >= 0)) return 0;
  if (mean === 0) return count === 0 ? 1 : 0;
  if (count === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(count) - deviance(count, mean)) / Math.sqrt(2 * Math.PI * count);
}

/**
 * P(X = count) for X binomial of `total` with probability `share`; 0 for what is no whole number from 0 to `total`.
 * @throws RangeError unless total is a whole number ≥ 0 and 0 ≤ share ≤ 1.
 */
export function binomialProbability(count: number, total: number, share: number): number {
  demand(total, share);
  if (!(Number.isInteger(count) && count >= 0 && count <= total)) return 0;
  if (share === 0) return count === 0 ? 1 : 0;
  if (share === 1) return count === total ? 1 : 0;
  if (count === 0) return Math.exp(total * Math.log1p(-share));
  if (count === total) return Math.exp(total * Math.log(share));
  const rest = total - count;
  const logarithm =
    stirlingError(total) -
    stirlingError(count) -
    stirlingError(rest) -
    deviance(count, total * share) -
    deviance(rest, total * (1 - share));
  return Math.exp(logarithm) * Math.sqrt(total / (2 * Math.PI * count * rest));
}

/**
 * Smallest count that is reached or stayed below with at least the probability: the quantile of the binomial distribution.
 * @throws RangeError as above, and unless 0 < probability < 1.
 */
export function binomialQuantile(probability: number, total: number, share: number): number {
  demand(total, share);
  if (!(probability > 0 && probability < 1)) throw new RangeError(`Not a probability: ${probability}`);
  let below = 0;
  for (let count = 0; count < total; count += 1) {
    below += binomialProbability(count, total, share);
    if (below >= probability * (1 - 1e-12)) return count;
  }
  return total;
}

/** Logarithm of n! less Stirling's formula. */
function stirlingError(count: number): number {
  if (count <= 15) {
    let factorial = 1;
    for (let factor = 2; factor <= count; factor += 1) factorial *= factor;
    return Math.log(factorial) - (count + 0.5) * Math.log(count) + count - 0.5 * Math.log(2 * Math.PI);
  }
  const square = count * count;
  return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / count;
}

/** x·ln(x/m) + m − x, as a series where the three would cancel. */
function deviance(count: number, mean: number): number {
  const difference = count - mean;
  if (Math.abs(difference) >= 0.1 * (count + mean)) return count * Math.log(count / mean) - difference;
  const ratio = difference / (count + mean);
  let sum = difference * ratio;
  let term = 2 * count * ratio;
  for (let step = 1; step < 100; step += 1) {
    term *= ratio * ratio;
    const next = sum + term / (2 * step + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

function demand(total: number, share: number): void {
  if (!(Number.isInteger(total) && total >= 0 && share >= 0 && share <= 1)) {
    throw new RangeError(`Not a binomial distribution: ${total} with ${share}`);
  }
}
