import { digamma, logGamma, trigamma } from './gamma-functions.ts';
import { fitGlm, type GlmFit, type GlmInput } from './glm.ts';

export interface NegativeBinomialFit extends GlmFit {
  /** Variance μ + μ²/theta; `Infinity` when the counts vary no more than Poisson’s. */
  readonly theta: number;
  /** Large-sample error of theta; `null` without an upper end. */
  readonly thetaError: number | null;
  readonly logLikelihood: number;
}

const MOST_ROUNDS = 50;
/** Beyond this many times the mean the square adds less than a ten-thousandth to the variance. */
const AS_GOOD_AS_POISSON = 1e4;

/**
 * Negative binomial regression with a log link; coefficients and theta by maximum likelihood in turns, from Poisson’s fit.
 * J. F. Lawless, Can J Stat 1987; 15: 209–225; as `glm.nb` of W. N. Venables and B. D. Ripley’s MASS (2002, section 7.4).
 * @throws Refusal as `fitGlm`.
 */
export function fitNegativeBinomial(input: Omit<GlmInput, 'family'>): NegativeBinomialFit {
  let fit = fitGlm({ ...input, family: { name: 'poisson' } });
  let theta = Number.POSITIVE_INFINITY;
  let error: number | null = null;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = likeliestTheta(input, fit.fitted);
    if (next === null) {
      theta = Number.POSITIVE_INFINITY;
      fit = fitGlm({ ...input, family: { name: 'poisson' } });
      break;
    }
    const isSettled = Math.abs(next.theta - theta) <= 1e-9 * next.theta;
    theta = next.theta;
    error = next.error;
    fit = fitGlm({ ...input, family: { name: 'negative-binomial', theta } });
    if (isSettled) break;
  }
  return {
    ...fit,
    theta,
    thetaError: theta === Number.POSITIVE_INFINITY ? null : error,
    logLikelihood: logLikelihood(input, fit.fitted, theta),
  };
}

/** Root of the score of theta for given means, found on log θ by Newton’s steps inside a shrinking bracket. */
function likeliestTheta(
  input: Omit<GlmInput, 'family'>,
  means: Float64Array,
): { theta: number; error: number } | null {
  const largest = AS_GOOD_AS_POISSON * means.reduce((most, mean) => Math.max(most, mean), 1);
  if (scoreOf(input, means, largest).score >= 0) return null;
  let [low, high] = [1e-8, largest];
  let theta = 1;
  for (let step = 0; step < 200; step += 1) {
    const { score, information } = scoreOf(input, means, theta);
    if (score > 0) low = theta;
    else high = theta;
    const newton = information > 0 ? theta * Math.exp(score / (information * theta)) : Number.NaN;
    const next = newton > low && newton < high ? newton : Math.sqrt(low * high);
    if (Math.abs(next - theta) <= 1e-13 * theta) break;
    theta = next;
  }
  return { theta, error: 1 / Math.sqrt(scoreOf(input, means, theta).information) };
}

function scoreOf({ response, weights }: Omit<GlmInput, 'family'>, means: Float64Array, theta: number) {
  let [score, information] = [0, 0];
  for (let row = 0; row < means.length; row += 1) {
    const y = response[row] as number;
    const mean = means[row] as number;
    const weight = weights?.[row] ?? 1;
    const sum = theta + mean;
    score +=
      weight * (digamma(theta + y) - digamma(theta) - Math.log1p(mean / theta) + 1 - (y + theta) / sum);
    information +=
      weight * (-trigamma(theta + y) + trigamma(theta) - 1 / theta + 2 / sum - (y + theta) / sum ** 2);
  }
  return { score, information };
}

function logLikelihood(
  { response, weights }: Omit<GlmInput, 'family'>,
  means: Float64Array,
  theta: number,
): number {
  let sum = 0;
  for (let row = 0; row < means.length; row += 1) {
    const y = response[row] as number;
    const mean = means[row] as number;
    const own =
      theta === Number.POSITIVE_INFINITY
        ? (y === 0 ? 0 : y * Math.log(mean)) - mean
        : logGamma(theta + y) -
          logGamma(theta) -
          theta * Math.log1p(mean / theta) +
          (y === 0 ? 0 : y * Math.log(mean / (theta + mean)));
    sum += (weights?.[row] ?? 1) * (own - logGamma(y + 1));
  }
  return sum;
}
