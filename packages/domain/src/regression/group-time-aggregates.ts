import { Refusal } from '../refusal/index.ts';
import { type ClusterInfluence, clusterEstimate, combineInfluence } from './cluster-influence.ts';
import type { Estimate } from './estimate.ts';
import type { GroupTime, GroupTimeEffect } from './group-time.ts';

/** What a group weighs by: the exposure of its treated in the base window, or the number of its treated units. */
export type GroupWeight = 'exposure' | 'units';

/** A mean of group-time effects. */
export interface AggregateEffect extends Estimate {
  readonly influence: ClusterInfluence;
  /** How many group-time effects are in it. */
  readonly effects: number;
}

/** A mean along one axis: `at` is the time since the start, the group, or the calendar period. */
export interface AggregateAt extends AggregateEffect {
  readonly at: number;
}

export interface Aggregate {
  readonly points: readonly AggregateAt[];
  readonly overall: AggregateEffect;
}

/**
 * The mean of all effects after the start, each weighted by its group: one figure for “did it work”.
 * Weights are taken as given, not as estimated. B. Callaway and P. H. C. Sant’Anna 2021, section 3.
 */
export function simpleEffect(found: GroupTime, weight: GroupWeight = 'exposure'): AggregateEffect {
  return weighted(found, after(found), weight);
}

/**
 * Event study: by periods since the start, groups weighted; negative times are the check on the time before.
 * `overall` is the plain mean of the times from 0.
 */
export function eventStudy(found: GroupTime, weight: GroupWeight = 'exposure'): Aggregate {
  const points = pointsBy(found, found.effects, ({ eventTime }) => eventTime, weight);
  return {
    points,
    overall: plainMean(
      found,
      points.filter(({ at }) => at >= 0),
    ),
  };
}

/** By group: the plain mean of its effects after the start; `overall` weights the groups. */
export function groupEffects(found: GroupTime, weight: GroupWeight = 'exposure'): Aggregate {
  const effects = after(found);
  const points = pointsBy(found, effects, ({ group }) => group, weight, true);
  const weights = points.map(({ at }) => {
    const own = effects.filter(({ group }) => group === at);
    return own.reduce((sum, effect) => sum + weightOf(effect, weight), 0) / own.length;
  });
  return { points, overall: mean(found, points, weights) };
}

/** By calendar period: the groups that have started, weighted; `overall` is the plain mean of the periods. */
export function calendarEffects(found: GroupTime, weight: GroupWeight = 'exposure'): Aggregate {
  const points = pointsBy(found, after(found), ({ period }) => period, weight);
  return { points, overall: plainMean(found, points) };
}

function after(found: GroupTime): GroupTimeEffect[] {
  return found.effects.filter(({ phase }) => phase === 'after');
}

function pointsBy(
  found: GroupTime,
  effects: readonly GroupTimeEffect[],
  axis: (effect: GroupTimeEffect) => number,
  weight: GroupWeight,
  isPlain = false,
): AggregateAt[] {
  const places = [...new Set(effects.map(axis))].sort((a, b) => a - b);
  return places.map((at) => {
    const own = effects.filter((effect) => axis(effect) === at);
    return { at, ...(isPlain ? plainMean(found, own) : weighted(found, own, weight)) };
  });
}

function weighted(
  found: GroupTime,
  effects: readonly GroupTimeEffect[],
  weight: GroupWeight,
): AggregateEffect {
  return mean(
    found,
    effects,
    effects.map((effect) => weightOf(effect, weight)),
  );
}

function weightOf(effect: GroupTimeEffect, weight: GroupWeight): number {
  return weight === 'exposure' ? effect.exposure : effect.treatedUnits;
}

function plainMean(found: GroupTime, parts: readonly Part[]): AggregateEffect {
  return mean(
    found,
    parts,
    parts.map(() => 1),
  );
}

interface Part {
  readonly estimate: number;
  readonly influence: ClusterInfluence;
  readonly effects?: number;
}

function mean(found: GroupTime, parts: readonly Part[], weights: readonly number[]): AggregateEffect {
  const total = weights.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) {
    throw new Refusal(
      'analysis-refused',
      'There is no effect after a start to average; widen the event times.',
    );
  }
  const shares = weights.map((value) => value / total);
  const estimate = parts.reduce((sum, part, index) => sum + (shares[index] as number) * part.estimate, 0);
  const influence = combineInfluence(
    parts.map((part, index) => ({ weight: shares[index] as number, influence: part.influence })),
    found.clusters.length,
  );
  const effects = parts.reduce((sum, part) => sum + (part.effects ?? 1), 0);
  return { ...clusterEstimate(estimate, influence), influence, effects };
}
