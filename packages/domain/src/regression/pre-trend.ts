import { Refusal } from '../refusal/index.ts';
import { clusterEstimate, combineInfluence } from './cluster-influence.ts';
import type { Estimate } from './estimate.ts';
import type { GroupTime } from './group-time.ts';
import { eventStudy, type GroupWeight } from './group-time-aggregates.ts';
import { type BootstrapOptions, simultaneousBand } from './simultaneous-band.ts';

export interface PreTrend {
  /** Log rate ratio per period before the start: a line through the event study’s times before the anticipation. */
  readonly slope: Estimate;
  /** Against every time before the start being 0, by the largest |t| (multiplier bootstrap). */
  readonly pValue: number;
  readonly times: readonly number[];
}

/**
 * Whether treated and controls already drifted apart before the start. Two looks: the largest single deviation, and the slope
 * through all of them, weighted by 1/SE², which finds a slow drift that no single time shows. A large p value does not prove
 * parallel trends (J. Roth, Am Econ Rev Insights 2022; 4: 305–322): show the slope’s interval beside the effect.
 * @throws Refusal `analysis-refused` with fewer than two times before the start.
 */
export function preTrend(
  found: GroupTime,
  options: BootstrapOptions & { readonly weight?: GroupWeight },
): PreTrend {
  const anticipation = found.options.anticipation ?? 0;
  const before = eventStudy(found, options.weight).points.filter(
    ({ at, standardError }) => at < -anticipation && Number.isFinite(standardError) && standardError > 0,
  );
  if (before.length < 2) {
    throw new Refusal(
      'analysis-refused',
      'The check on the time before needs at least two periods before the base.',
    );
  }
  const weights = before.map(({ standardError }) => standardError ** -2);
  // The base window is 0 by definition, so a universal base ties the line to it; steps of a varying base have a mean only.
  const isUniversal = (found.options.before ?? 'universal') === 'universal';
  const reference = -anticipation - ((found.options.basePeriods ?? 1) + 1) / 2;
  const distance = before.map(({ at }) => (isUniversal ? at - reference : 1));
  const scale = weights.reduce((sum, weight, index) => sum + weight * (distance[index] as number) ** 2, 0);
  const shares = weights.map((weight, index) => (weight * (distance[index] as number)) / scale);
  const influence = combineInfluence(
    before.map((point, index) => ({ weight: shares[index] as number, influence: point.influence })),
    found.clusters.length,
  );
  const slope = before.reduce((sum, point, index) => sum + (shares[index] as number) * point.estimate, 0);
  return {
    slope: clusterEstimate(slope, influence),
    pValue: simultaneousBand(before, options).pValue,
    times: before.map(({ at }) => at),
  };
}
