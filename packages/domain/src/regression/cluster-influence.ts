import { type Estimate, estimateWith } from './estimate.ts';

/** How the clusters carry an estimate that is linear in them. All three by cluster. */
export interface ClusterInfluence {
  /** Deviation of each cluster, enlarged for the pull that it has itself on the mean (CR2). */
  readonly deviation: Float64Array;
  /** Signed share of each cluster: positive among the treated, negative among the controls. */
  readonly share: Float64Array;
  /** The share enlarged as the deviation is. */
  readonly enlarged: Float64Array;
}

export function noInfluence(clusters: number): ClusterInfluence {
  return {
    deviation: new Float64Array(clusters),
    share: new Float64Array(clusters),
    enlarged: new Float64Array(clusters),
  };
}

/** Adds one set of units (`sign` 1 for treated, −1 for controls), whose deviations and weights are given by unit. */
export function addSet(
  into: ClusterInfluence,
  clusterOf: readonly number[],
  sign: 1 | -1,
  deviations: Float64Array,
  weights: Float64Array,
): void {
  const deviation = new Float64Array(into.share.length);
  const weight = new Float64Array(into.share.length);
  clusterOf.forEach((cluster, index) => {
    deviation[cluster] = (deviation[cluster] as number) + (deviations[index] as number);
    weight[cluster] = (weight[cluster] as number) + (weights[index] as number);
  });
  weight.forEach((own, cluster) => {
    if (own === 0) return;
    // A mean of one cluster fits it exactly and says nothing about chance: Infinity.
    const enlarge = own > 1 - 1e-9 ? Number.POSITIVE_INFINITY : 1 / Math.sqrt(1 - own);
    const add = (array: Float64Array, value: number) => {
      array[cluster] = (array[cluster] as number) + sign * value;
    };
    add(
      into.deviation,
      enlarge === Number.POSITIVE_INFINITY ? enlarge : (deviation[cluster] as number) * enlarge,
    );
    add(into.share, own);
    add(into.enlarged, own * enlarge);
  });
}

/** Σ weight × influence: the influence on a weighted sum of estimates. */
export function combineInfluence(
  parts: readonly { readonly weight: number; readonly influence: ClusterInfluence }[],
  clusters: number,
): ClusterInfluence {
  const sum = noInfluence(clusters);
  for (const { weight, influence } of parts) {
    for (const key of ['deviation', 'share', 'enlarged'] as const) {
      const from = influence[key];
      const to = sum[key];
      for (let cluster = 0; cluster < clusters; cluster += 1) {
        to[cluster] = (to[cluster] as number) + weight * (from[cluster] as number);
      }
    }
  }
  return sum;
}

/**
 * Cluster-robust interval that holds with few clusters: variance Σ deviation² with the CR2 enlargement 1/√(1 − share) of
 * R. M. Bell and D. F. McCaffrey (Survey Methodology 2002; 28: 169–181), and Student’s t with Satterthwaite’s degrees of
 * freedom under equal variance of the clusters, (Σ a²)²/Σ a²b² with shares a and enlarged shares b: for two means of equal
 * clusters, Welch’s. Where either set is a single cluster the limits are infinite; a permutation is then the way.
 */
export function clusterEstimate(
  estimate: number,
  { deviation, share, enlarged }: ClusterInfluence,
): Estimate {
  let [variance, squares, fourths] = [0, 0, 0];
  deviation.forEach((value, cluster) => {
    const a = share[cluster] as number;
    const b = enlarged[cluster] as number;
    variance += value * value;
    squares += a * a;
    if (a !== 0) fourths += a * a * b * b;
  });
  if (!(Number.isFinite(variance) && Number.isFinite(fourths))) {
    const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return { estimate, standardError: high, low, high, pValue: 1, degreesOfFreedom: 1 };
  }
  return estimateWith(estimate, Math.sqrt(variance), squares ** 2 / fourths);
}
