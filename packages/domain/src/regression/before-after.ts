import { Refusal } from '../refusal/index.ts';
import { addSet, clusterEstimate, noInfluence } from './cluster-influence.ts';
import type { Estimate } from './estimate.ts';
import { rateChange, type WindowSums } from './rate-change.ts';
import type { Rollout, RolloutUnit } from './rollout.ts';

export interface BeforeAfterOptions {
  /** Length of the windows on each side of a unit’s start, in periods. */
  readonly before: number;
  readonly after: number;
}

export interface BeforeAfter extends Estimate {
  readonly units: number;
}

/**
 * The naive estimate: log rate ratio of those with the programme, after their start to before it, without controls. It takes
 * everything else for the effect: the trend of the country, a season when the windows are no whole years, and the fall back from a
 * high year that made people join. It is here to stand beside the controlled estimate, never alone.
 * @throws Refusal `analysis-refused` when no unit has both windows within the data, or there are no events.
 */
export function beforeAfter(rollout: Rollout, options: BeforeAfterOptions): BeforeAfter {
  const { firstPeriod, lastPeriod } = rollout;
  const units = rollout.units.filter(
    ({ group }) =>
      group !== null && group - options.before >= firstPeriod && group + options.after - 1 <= lastPeriod,
  );
  const members = units.map((_, index) => index);
  const change = rateChange(
    members,
    sums(units, (start) => [start - options.before, start - 1], firstPeriod),
    sums(units, (start) => [start, start + options.after - 1], firstPeriod),
  );
  if (change === null) {
    throw new Refusal(
      'analysis-refused',
      'No unit with the programme has events in both windows. Choose shorter windows.',
    );
  }
  const names = [...new Set(units.map(({ cluster }) => cluster))].sort();
  const at = new Map(names.map((name, index) => [name, index]));
  const influence = noInfluence(names.length);
  addSet(
    influence,
    units.map(({ cluster }) => at.get(cluster) as number),
    1,
    change.influence,
    change.weight,
  );
  return { ...clusterEstimate(change.logRatio, influence), units: change.units };
}

function sums(
  units: readonly RolloutUnit[],
  windowOf: (start: number) => readonly [number, number],
  firstPeriod: number,
): WindowSums {
  const counts = new Float64Array(units.length);
  const exposures = new Float64Array(units.length);
  units.forEach((unit, index) => {
    const [from, to] = windowOf(unit.group as number);
    for (let at = from - firstPeriod; at <= to - firstPeriod; at += 1) {
      counts[index] = (counts[index] as number) + (unit.counts[at] as number);
      exposures[index] = (exposures[index] as number) + (unit.exposures[at] as number);
    }
  });
  return { counts, exposures };
}
