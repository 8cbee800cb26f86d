/// <reference path="../statistics/jstat.d.ts" />
import jstat from 'jstat';

/** From here on Student’s t is the normal distribution to six digits, and the series behind it take long. */
const NORMAL_FROM = 1e6;

/**
 * Quantile of Student’s t distribution; degrees of freedom need not be whole, and `Infinity` means the normal.
 * @throws RangeError unless 0 < probability < 1 and the degrees of freedom are positive.
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  demandDegrees(degreesOfFreedom);
  if (!(probability > 0 && probability < 1)) throw new RangeError(`Not a probability: ${probability}`);
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const size =
    degreesOfFreedom >= NORMAL_FROM
      ? // The square of a normal variable is chi-square with one degree of freedom.
        Math.sqrt(jstat.chisquare.inv(1 - 2 * tail, 1))
      : -jstat.studentt.inv(tail, degreesOfFreedom);
  return probability < 0.5 ? -size : size;
}

/** Share of the standard normal distribution below a value. */
export function normalCdf(value: number): number {
  const tail = studentPValue(value, Number.POSITIVE_INFINITY) / 2;
  return value > 0 ? 1 - tail : tail;
}

/** Two-sided p value of a t statistic, 0–1; `Infinity` degrees of freedom mean the normal. @throws RangeError as above. */
export function studentPValue(statistic: number, degreesOfFreedom: number): number {
  demandDegrees(degreesOfFreedom);
  if (Number.isNaN(statistic)) return Number.NaN;
  const square = statistic * statistic;
  if (square === Number.POSITIVE_INFINITY) return 0;
  if (degreesOfFreedom >= NORMAL_FROM) return chiSquarePValue(square, 1);
  // P(|t| > x) = I(ν/(ν + x²); ν/2, 1/2), without the loss of 1 − cdf far out.
  return jstat.beta.cdf(degreesOfFreedom / (degreesOfFreedom + square), degreesOfFreedom / 2, 0.5);
}

/** Upper tail of the chi-square distribution, 0–1. @throws RangeError unless the degrees of freedom are positive. */
export function chiSquarePValue(statistic: number, degreesOfFreedom: number): number {
  demandDegrees(degreesOfFreedom);
  if (!(statistic > 0)) return 1;
  return Math.max(0, 1 - jstat.chisquare.cdf(statistic, degreesOfFreedom));
}

/** Upper tail of the F distribution, 0–1; an endless denominator means chi-square / numerator. */
export function fPValue(statistic: number, numerator: number, denominator: number): number {
  demandDegrees(numerator);
  demandDegrees(denominator);
  if (!(statistic > 0)) return 1;
  if (denominator >= NORMAL_FROM) return chiSquarePValue(statistic * numerator, numerator);
  return Math.max(0, 1 - jstat.centralF.cdf(statistic, numerator, denominator));
}

function demandDegrees(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`Not degrees of freedom: ${degreesOfFreedom}`);
}
