import type { Interval } from './interval.ts';
import { gammaQuantile, TAIL_95 } from './quantiles.ts';

/** Events of one unit and the number expected of it: person-time × a common rate, or by age and sex. */
export interface ObservedExpected {
  readonly observed: number;
  readonly expected: number;
}

/** Distribution of the true ratios observed/expected among units: mean and variance; variance 0 means no difference. */
export interface RatioPrior {
  readonly family: 'gamma';
  readonly mean: number;
  readonly variance: number;
  /** Variance of a count divided by its expectation; 1 for independent events. */
  readonly dispersion: number;
}

/**
 * Moments of the true ratios: m = ΣO/ΣE; s² = ΣE(O/E − m)²/ΣE; variance = max(0, s² − φm/Ē), Ē = mean of E.
 * R. J. Marshall, Appl Stat 1991; 40: 283–294, with the within-unit variance multiplied by the dispersion φ.
 * `null` when nothing is expected anywhere. @throws RangeError for negative or unknown numbers.
 */
export function fitRatioPrior(units: readonly ObservedExpected[], dispersion = 1): RatioPrior | null {
  let observed = 0;
  let expected = 0;
  for (const unit of units) {
    if (!(unit.observed >= 0 && unit.expected >= 0 && Number.isFinite(unit.observed + unit.expected))) {
      throw new RangeError(`Not a unit to compare: ${unit.observed} of ${unit.expected} expected`);
    }
    observed += unit.observed;
    expected += unit.expected;
  }
  if (!(expected > 0)) return null;
  const mean = observed / expected;
  let spread = 0;
  for (const unit of units) {
    if (unit.expected > 0) spread += unit.expected * (unit.observed / unit.expected - mean) ** 2;
  }
  const within = (dispersion * mean * units.length) / expected;
  return { family: 'gamma', mean, variance: Math.max(0, spread / expected - within), dispersion };
}

/**
 * Posterior mean of a unit's true ratio: (O/φ + a) / (E/φ + a/μ) with a = μ²/variance. Between the unit's own ratio and
 * the common mean, nearer the mean the less the unit has.
 */
export function shrunkenRatio(unit: ObservedExpected, prior: RatioPrior): number {
  if (prior.variance === 0) return prior.mean;
  const { shape, rate } = posterior(unit, prior);
  return shape / rate;
}

/**
 * The 2.5 and 97.5 % quantiles of the posterior; the mean twice when the units do not differ. Widened to hold the posterior
 * mean where next to nothing is known and the distribution is so skewed that its mean lies beyond.
 */
export function shrunkenRatioInterval(unit: ObservedExpected, prior: RatioPrior): Interval {
  if (prior.variance === 0) return { low: prior.mean, high: prior.mean };
  const { shape, rate } = posterior(unit, prior);
  return {
    low: gammaQuantile(TAIL_95, shape, rate),
    high: Math.max(gammaQuantile(1 - TAIL_95, shape, rate), shape / rate),
  };
}

function posterior(unit: ObservedExpected, prior: RatioPrior): { shape: number; rate: number } {
  const shape = prior.mean ** 2 / prior.variance;
  const rate = prior.mean / prior.variance;
  return { shape: unit.observed / prior.dispersion + shape, rate: unit.expected / prior.dispersion + rate };
}
