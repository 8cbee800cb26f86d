import type { Interval } from './interval.ts';
import { poissonInterval } from './poisson.ts';

/**
 * Interval of the expected sum of a compound Poisson variable: events occur at random and each carries a weight (the DDD
 * of a line, the prescriptions of a patient). With y = Σw and v = Σw², the lower limit is v/y times the Poisson limit of
 * the effective number y²/v; the upper limit adds one more event of weight m: (v + m²)/(y + m) times the limit of
 * (y + m)²/(v + m²) events, less the one that the Poisson limit adds by itself.
 * M. P. Fay and E. J. Feuer, Stat Med 1997; 16: 791–801, with Byar's limits from ten effective events on.
 *
 * @param nextWeight m: the largest possible weight is conservative (Fay and Feuer); the default v/y is the weight of an
 * event chosen in proportion to its weight, which makes equal weights the plain Poisson interval.
 * @throws RangeError unless `sum` and `sumOfSquares` are positive.
 */
export function compoundPoissonInterval(
  sum: number,
  sumOfSquares: number,
  nextWeight: number = sumOfSquares / sum,
): Interval {
  if (!(sum > 0 && sumOfSquares > 0 && nextWeight > 0)) {
    throw new RangeError('A compound Poisson interval needs a positive sum and a positive sum of squares');
  }
  const scale = sumOfSquares / sum;
  const widerSum = sum + nextWeight;
  const widerScale = (sumOfSquares + nextWeight * nextWeight) / widerSum;
  return {
    low: scale * poissonInterval(sum / scale).low,
    high: widerScale * poissonInterval(widerSum / widerScale - 1).high,
  };
}

/**
 * Interval of the expected number of events whose variance is `dispersion` times that of independent events: the
 * quasi-Poisson interval, φ × the Poisson limits of O/φ. With φ = Σx²/Σx over patients (x = events of a patient) it is
 * the compound Poisson interval of the patients' sums.
 * @throws RangeError for a negative number of events or a dispersion that is not positive.
 */
export function quasiPoissonInterval(events: number, dispersion: number): Interval {
  if (!(dispersion > 0)) throw new RangeError(`Not a dispersion: ${dispersion}`);
  const limits = poissonInterval(events / dispersion);
  return { low: dispersion * limits.low, high: dispersion * limits.high };
}
