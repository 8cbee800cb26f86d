import { Refusal } from '../refusal/index.ts';
import { type Estimate, estimateWith } from './estimate.ts';
import type { Rollout } from './rollout.ts';

/** Fewer leave no spread to speak of: t with two degrees of freedom is 4.3 errors wide. */
const FEWEST_CLUSTERS = 3;

/**
 * Any estimate with an error from leaving out one cluster after the other, for few clusters and for starts that have one county
 * each, where `clusterEstimate` knows no spread: variance (G − 1)/G · Σ(θ₋g − θ)², Student’s t with G − 1 degrees of freedom. It is
 * CV3, on the wide side. J. G. MacKinnon, M. Ø. Nielsen and M. D. Webb, J Appl Econometrics 2023; 38: 671–694.
 * @throws Refusal `analysis-refused` with fewer than three clusters; and what the estimate throws when a cluster is left out, for
 * then the estimate hangs on that cluster alone.
 */
export function clusterJackknife(rollout: Rollout, estimateOf: (rollout: Rollout) => number): Estimate {
  const clusters = [...new Set(rollout.units.map(({ cluster }) => cluster))].sort();
  if (clusters.length < FEWEST_CLUSTERS) {
    throw new Refusal(
      'analysis-refused',
      'An error by leaving out clusters needs at least three. Use a lower level.',
    );
  }
  const whole = estimateOf(rollout);
  const squares = clusters.reduce((sum, left) => {
    const units = rollout.units.filter(({ cluster }) => cluster !== left);
    const groups = rollout.groups.filter((start) => units.some(({ group }) => group === start));
    return sum + (estimateOf({ ...rollout, units, groups }) - whole) ** 2;
  }, 0);
  const error = Math.sqrt(((clusters.length - 1) / clusters.length) * squares);
  return estimateWith(whole, error, clusters.length - 1);
}
