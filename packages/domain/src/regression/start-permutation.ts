import { isRefusal, Refusal } from '../refusal/index.ts';
import { type GroupTimeOptions, groupTimeEffects } from './group-time.ts';
import { type GroupWeight, simpleEffect } from './group-time-aggregates.ts';
import type { Rollout } from './rollout.ts';
import { seededUniform, shuffle } from './seeded-random.ts';

export interface StartPermutation {
  readonly estimate: number;
  /** Share of the exchanges, the real one included, whose |estimate| is at least as large. */
  readonly pValue: number;
  readonly draws: number;
  /** Exchanges for which the effect could not be estimated; they are drawn again, up to as many. */
  readonly failed: number;
}

/** With fewer than these exchanges no p value can reach 0.05. */
const FEWEST_EXCHANGES = 20;

/**
 * Randomisation test of “no effect for anyone” for few clusters, also for a group of one county: the starts are dealt anew among
 * the clusters and the simple effect computed again. Exact when the order of the roll-out was drawn by lot; otherwise it asks
 * how odd the real order looks among the possible ones. R. A. Fisher 1935; stepped roll-outs: R. Wang and V. De Gruttola,
 * Stat Med 2017; 36: 2831–2843.
 * @throws Refusal `analysis-refused` when starts differ within a cluster, or fewer than 20 exchanges exist.
 */
export function startPermutation(
  rollout: Rollout,
  options: GroupTimeOptions & {
    readonly seed: number;
    readonly draws?: number;
    readonly weight?: GroupWeight;
  },
): StartPermutation {
  const { seed, draws = 999, weight } = options;
  const starts = new Map<string, number | null>();
  for (const { cluster, group } of rollout.units) {
    if (starts.has(cluster) && starts.get(cluster) !== group) {
      throw new Refusal(
        'analysis-refused',
        'A permutation of starts needs one start per cluster. Make each start a cluster.',
      );
    }
    starts.set(cluster, group);
  }
  const clusters = [...starts.keys()].sort();
  const groups = clusters.map((cluster) => starts.get(cluster) as number | null);
  if (exchanges(groups) < FEWEST_EXCHANGES) {
    throw new Refusal(
      'analysis-refused',
      'There are too few clusters to exchange starts between. Add clusters.',
    );
  }
  const effectWith = (dealt: readonly (number | null)[]): number => {
    const startOf = new Map(clusters.map((cluster, index) => [cluster, dealt[index] as number | null]));
    const units = rollout.units.map((unit) => ({
      ...unit,
      group: startOf.get(unit.cluster) as number | null,
    }));
    return simpleEffect(groupTimeEffects({ ...rollout, units }, options), weight).estimate;
  };
  const estimate = effectWith(groups);
  const uniform = seededUniform(seed);
  let [beyond, failed] = [1, 0];
  for (let draw = 0; draw < draws; draw += 1) {
    try {
      if (Math.abs(effectWith(shuffle([...groups], uniform))) >= Math.abs(estimate) - 1e-12) beyond += 1;
    } catch (error) {
      failed += 1;
      if (!isRefusal(error) || failed > draws) throw error;
      draw -= 1;
    }
  }
  return { estimate, pValue: beyond / (draws + 1), draws, failed };
}

/** In how many ways the starts can be dealt: n! over the product of the groups’ factorials. */
function exchanges(groups: readonly (number | null)[]): number {
  const taken = new Map<number | null, number>();
  let ways = 1;
  groups.forEach((group, index) => {
    const count = (taken.get(group) ?? 0) + 1;
    taken.set(group, count);
    ways *= (index + 1) / count;
  });
  return ways;
}
