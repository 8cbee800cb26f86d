import { Refusal } from '../refusal/index.ts';
import { normalCdf, studentQuantile } from './distributions.ts';

export interface RolloutDesign {
  /** First period with the programme of every cluster, from 1; `null` or beyond the last period for never. */
  readonly starts: readonly (number | null)[];
  readonly periods: number;
}

/** Variances on the scale of the effect; for a log rate ratio, of log rates. */
export interface RolloutVariance {
  /** σ²: of one cluster’s result in one period around its own level. For counts: `logRateVariance`. */
  readonly within: number;
  /** τ²: of the clusters’ levels around the mean. */
  readonly between: number;
}

/**
 * Variance of the estimated effect in a stepped roll-out, for I clusters and T periods with treatment Xᵢⱼ:
 * Iσ²(σ² + Tτ²) / ((IU − W)σ² + (U² + ITU − TW − IV)τ²), U = ΣXᵢⱼ, W = Σⱼ(ΣᵢXᵢⱼ)², V = Σᵢ(ΣⱼXᵢⱼ)².
 * M. A. Hussey and J. P. Hughes, Contemp Clin Trials 2007; 28: 182–191, equation 8. It knows one effect, the same from the first
 * period on, and no change of the clusters’ levels beyond the common periods: a hopeful figure.
 * @throws Refusal `analysis-refused` when the design cannot tell the effect from periods and clusters.
 */
export function rolloutEffectVariance(
  { starts, periods }: RolloutDesign,
  { within, between }: RolloutVariance,
): number {
  if (!(within > 0 && between >= 0 && Number.isFinite(within + between))) {
    throw new RangeError(`Variances must be finite and positive: ${within}, ${between}`);
  }
  const treated = starts.map((start) => (start === null ? 0 : Math.max(0, periods - Math.max(start, 1) + 1)));
  const clusters = starts.length;
  const u = treated.reduce((sum, value) => sum + value, 0);
  const v = treated.reduce((sum, value) => sum + value * value, 0);
  let w = 0;
  for (let period = 1; period <= periods; period += 1) {
    w += starts.filter((start) => start !== null && start <= period).length ** 2;
  }
  const information =
    (clusters * u - w) * within + (u * u + clusters * periods * u - periods * w - clusters * v) * between;
  if (!(information > 1e-9 * within * clusters * periods)) {
    throw new Refusal(
      'analysis-refused',
      'With these starts the programme cannot be told from time. Let clusters start in different periods.',
    );
  }
  return (clusters * within * (within + periods * between)) / information;
}

/**
 * Chance that a two-sided test at 5 % finds an effect of this size: Φ(|θ|/SE − 1.96), as Hussey and Hughes 2007, equation 7.
 */
export function rolloutPower(design: RolloutDesign, variance: RolloutVariance, effect: number): number {
  return normalCdf(
    Math.abs(effect) / Math.sqrt(rolloutEffectVariance(design, variance)) -
      studentQuantile(0.975, Number.POSITIVE_INFINITY),
  );
}

/**
 * How often the design must be repeated (each start with that many times the clusters) to reach a power; `null` beyond 1000.
 * Example: starts [2, 3, 4] and the answer 5 mean fifteen clusters.
 */
export function repeatsForPower(
  design: RolloutDesign,
  variance: RolloutVariance,
  effect: number,
  power = 0.8,
): number | null {
  if (effect === 0) throw new RangeError('An effect of 0 cannot be found by any number of clusters');
  // The variance falls as 1/repeats, so the first that reaches the power is found by halving.
  const reaches = (repeats: number) => {
    const starts = Array.from({ length: repeats }, () => design.starts).flat();
    return rolloutPower({ ...design, starts }, variance, effect) >= power;
  };
  let [low, high] = [1, 1000];
  if (!reaches(high)) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * σ² of a log rate from `events` expected in one cluster and period: dispersion / events, by the delta method, plus the variance
 * of the cluster’s own log rate from period to period. @throws RangeError unless events and dispersion are positive.
 */
export function logRateVariance(events: number, dispersion = 1, drift = 0): number {
  if (!(events > 0 && dispersion > 0 && drift >= 0))
    throw new RangeError('Events and dispersion must be positive');
  return dispersion / events + drift;
}
