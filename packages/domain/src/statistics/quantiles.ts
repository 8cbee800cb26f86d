/// <reference path="./jstat.d.ts" />
import jstat from 'jstat';

/** The 97.5 % quantile of the standard normal distribution: intervals here are 95 % and two-sided. */
export const Z_95 = 1.959963984540054;

/** Probability below a 95 % interval, and above it. */
export const TAIL_95 = 0.025;

/**
 * Probability outside a two-sided interval on either side: (1 − confidence)/2.
 * @throws RangeError unless 0 < confidence < 1.
 */
export function tailOf(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`Not a confidence: ${confidence}`);
  // 1 − 0.95 is 0.050000000000000044 in floating point: the commonest case stays what it is called.
  return confidence === 0.95 ? TAIL_95 : (1 - confidence) / 2;
}

/**
 * Of the standard normal distribution.
 * @throws RangeError unless 0 < probability < 1.
 */
export function normalQuantile(probability: number): number {
  demand(probability);
  return Math.sign(probability - 0.5) * normalTail(Math.min(probability, 1 - probability));
}

/**
 * Of the gamma distribution with mean shape / rate.
 * @throws RangeError unless 0 < probability < 1 and the parameters are positive.
 */
export function gammaQuantile(probability: number, shape: number, rate: number): number {
  demand(probability, shape, rate);
  return shape > LARGE_SHAPE
    ? wilsonHilferty(probability, shape) / rate
    : jstat.gamma.inv(probability, shape, 1) / rate;
}

/** @throws RangeError as above. */
export function betaQuantile(probability: number, alpha: number, beta: number): number {
  demand(probability, alpha, beta);
  return jstat.beta.inv(probability, alpha, beta);
}

/**
 * From here the series behind jstat takes as many steps as the shape is large; the cube-root approximation of Wilson and
 * Hilferty (PNAS 1931; 17: 684–688) is then right to six digits.
 */
const LARGE_SHAPE = 1e5;

function wilsonHilferty(probability: number, shape: number): number {
  const z = normalQuantile(probability);
  return shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
}

function normalTail(tail: number): number {
  if (Math.abs(tail - TAIL_95) < 1e-12) return Z_95;
  // The square of a normal variable is chi-square with one degree of freedom.
  return Math.sqrt(jstat.chisquare.inv(1 - 2 * tail, 1));
}

function demand(probability: number, ...positive: readonly number[]): void {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`Not a probability: ${probability}`);
  if (positive.some((value) => !(value > 0 && Number.isFinite(value)))) {
    throw new RangeError(`Parameters must be positive and finite: ${positive.join(', ')}`);
  }
}
