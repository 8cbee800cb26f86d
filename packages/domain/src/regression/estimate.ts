import { studentPValue, studentQuantile } from './distributions.ts';

/** An estimate on the scale of its model (logarithmic for rates and odds), with a 95 % interval. */
export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided, against 0. */
  readonly pValue: number;
  /** Of Student’s t behind interval and p value; `Infinity` where it is the normal distribution. */
  readonly degreesOfFreedom: number;
}

/** The same as a ratio: `exp` of estimate and limits. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** estimate ± t(0.975; ν)·SE. */
export function estimateWith(
  estimate: number,
  standardError: number,
  degreesOfFreedom = Number.POSITIVE_INFINITY,
): Estimate {
  const half = studentQuantile(0.975, degreesOfFreedom) * standardError;
  return {
    estimate,
    standardError,
    low: estimate - half,
    high: estimate + half,
    pValue: studentPValue(estimate / standardError, degreesOfFreedom),
    degreesOfFreedom,
  };
}

/** A logarithmic estimate as a ratio. */
export function asRatio(estimate: Pick<Estimate, 'estimate' | 'low' | 'high'>): Ratio {
  return { ratio: Math.exp(estimate.estimate), low: Math.exp(estimate.low), high: Math.exp(estimate.high) };
}

/** A logarithmic estimate as a change in percent: −9.8 is a fall of 9.8 %. */
export function asPercentChange(estimate: Pick<Estimate, 'estimate' | 'low' | 'high'>): {
  readonly changePercent: number;
  readonly low: number;
  readonly high: number;
} {
  return {
    changePercent: 100 * Math.expm1(estimate.estimate),
    low: 100 * Math.expm1(estimate.low),
    high: 100 * Math.expm1(estimate.high),
  };
}
