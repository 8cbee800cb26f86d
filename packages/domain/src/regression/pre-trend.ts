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
 * The slope alone, log rate ratio per period, each time weighted by the group-time effects in it: for `clusterJackknife`, where
 * every start is one cluster and the times have no errors of their own.
 * @throws Refusal `analysis-refused` with fewer than two times before the start.
 */
export function preTrendSlope(found: GroupTime, weight?: GroupWeight): number {
  const before = timesBefore(found, weight);
  const shares = lineShares(
    found,
    before.map(({ at }) => at),
    before.map(({ effects }) => effects),
  );
  return before.reduce((sum, { estimate }, index) => sum + (shares[index] as number) * estimate, 0);
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
  const before = timesBefore(found, options.weight);
  if (before.some(({ standardError }) => !(standardError > 0 && Number.isFinite(standardError)))) {
    throw new Refusal(
      'analysis-refused',
      'The times before the start have no errors of their own, as one cluster stands for a side. Leave out clusters in turn instead.',
    );
  }
  const shares = lineShares(
    found,
    before.map(({ at }) => at),
    before.map(({ standardError }) => standardError ** -2),
  );
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

function timesBefore(found: GroupTime, weight: GroupWeight | undefined) {
  const before = eventStudy(found, weight).points.filter(({ at }) => at < -(found.options.anticipation ?? 0));
  if (before.length >= 2) return before;
  throw new Refusal(
    'analysis-refused',
    'The check on the time before needs at least two periods before the base.',
  );
}

/**
 * Weights whose sum with the estimates is the slope of the line through the base window, which is 0 by definition; the steps of a
 * varying base have a mean only.
 */
function lineShares(found: GroupTime, times: readonly number[], weights: readonly number[]): number[] {
  const { anticipation = 0, basePeriods = 1, before = 'universal' } = found.options;
  const reference = -anticipation - (basePeriods + 1) / 2;
  const distance = times.map((at) => (before === 'universal' ? at - reference : 1));
  const scale = weights.reduce((sum, weight, index) => sum + weight * (distance[index] as number) ** 2, 0);
  return weights.map((weight, index) => (weight * (distance[index] as number)) / scale);
}
