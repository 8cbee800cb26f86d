/** Distribution and link of a generalised linear model. Counts have the log link, shares the logit. */
export type Family =
  | { readonly name: 'poisson' | 'quasi-poisson' }
  /** Variance μ + μ²/theta. */
  | { readonly name: 'negative-binomial'; readonly theta: number }
  /** The response is a share, the weight the number it is of. */
  | { readonly name: 'logit' };

export interface FamilyFunctions {
  mean(linear: number): number;
  /** dμ/dη. */
  slope(mean: number): number;
  variance(mean: number): number;
  /** Twice the log-likelihood that the fit loses to a perfect one, for weight 1. */
  deviance(response: number, mean: number): number;
  /** A first guess of the mean and its linear predictor. */
  start(response: number, weight: number): { readonly mean: number; readonly linear: number };
}

/** P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, tables 2.1 and 2.2. */
export function familyFunctions(family: Family): FamilyFunctions {
  if (family.name === 'logit') return LOGIT;
  const theta = family.name === 'negative-binomial' ? family.theta : Number.POSITIVE_INFINITY;
  return {
    mean: (linear) => Math.exp(Math.min(LARGEST_LINEAR, Math.max(-LARGEST_LINEAR, linear))),
    slope: (mean) => mean,
    variance: (mean) => mean + (mean * mean) / theta,
    deviance: (response, mean) =>
      theta === Number.POSITIVE_INFINITY
        ? 2 * (timesLogRatio(response, mean) - (response - mean))
        : 2 *
          (timesLogRatio(response, mean) -
            (response + theta) * Math.log((response + theta) / (mean + theta))),
    start: (response) => {
      const mean = response + (response === 0 ? 1 / 6 : 0.1);
      return { mean, linear: Math.log(mean) };
    },
  };
}

/** exp of more than this, or of less than its opposite, is no number to compute with. */
const LARGEST_LINEAR = 300;
/** Shares nearer to 0 or 1 than this have no weight left in floating point. */
const SMALLEST_SHARE = Number.EPSILON;

const LOGIT: FamilyFunctions = {
  mean: (linear) => Math.min(1 - SMALLEST_SHARE, Math.max(SMALLEST_SHARE, 1 / (1 + Math.exp(-linear)))),
  slope: (mean) => mean * (1 - mean),
  variance: (mean) => mean * (1 - mean),
  deviance: (response, mean) => 2 * (timesLogRatio(response, mean) + timesLogRatio(1 - response, 1 - mean)),
  start: (response, weight) => {
    const mean = (weight * response + 0.5) / (weight + 1);
    return { mean, linear: Math.log(mean / (1 - mean)) };
  },
};

/** a·log(a/b), which is 0 for a = 0. */
function timesLogRatio(a: number, b: number): number {
  return a === 0 ? 0 : a * Math.log(a / b);
}
