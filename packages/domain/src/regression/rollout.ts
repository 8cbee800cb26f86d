import { Refusal } from '../refusal/index.ts';

/** What one unit of a stepped roll-out did in one period. */
export interface RolloutRow {
  /** The unit that is followed: a doctor, a home or a county. */
  readonly unit: string;
  /**
   * The level at which the roll-out came (a county, a group of doctors): units of one cluster are not independent of
   * each other. The unit itself when left out.
   */
  readonly cluster?: string;
  /**
   * First period with the programme, the same in all rows of a unit; `null` for a unit that never had it. A start after the last
   * period is well: such units are controls, and often better ones than those who never join.
   */
  readonly group: number | null;
  /**
   * How many periods before `group` the first of the unit began, where it stands for several that did not begin together and `group` is their
   * mean: from then on it is no control. 0 when left out.
   */
  readonly headStart?: number;
  /** Periods are whole numbers that follow each other: months, quarters or years since any beginning. */
  readonly period: number;
  /** Events, 0 or more. */
  readonly count: number;
  /** What the rate is per (person-months, bed days), 0 or more; a row with 0 is as good as no row. */
  readonly exposure: number;
}

export interface RolloutUnit {
  readonly unit: string;
  readonly cluster: string;
  readonly group: number | null;
  readonly headStart: number;
  /** By period − first period; 0 where the unit was not there. */
  readonly counts: Float64Array;
  readonly exposures: Float64Array;
}

/** The rows by unit, over all periods from the first to the last. */
export interface Rollout {
  readonly firstPeriod: number;
  readonly lastPeriod: number;
  /** By name of the unit, so that the order of the rows changes nothing. */
  readonly units: readonly RolloutUnit[];
  /** First periods with the programme, growing. */
  readonly groups: readonly number[];
}

/**
 * Sums the rows by unit and period.
 * @throws Refusal `analysis-refused` when there are no rows, a figure is not one, or a unit has two groups or clusters.
 */
export function rolloutOf(rows: readonly RolloutRow[]): Rollout {
  let firstPeriod = Number.POSITIVE_INFINITY;
  let lastPeriod = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    demandRow(row);
    firstPeriod = Math.min(firstPeriod, row.period);
    lastPeriod = Math.max(lastPeriod, row.period);
  }
  if (rows.length === 0) throw new Refusal('analysis-refused', 'There are no rows to analyse.');
  const periods = lastPeriod - firstPeriod + 1;
  const units = new Map<string, RolloutUnit>();
  for (const { unit, cluster = unit, group, headStart = 0, period, count, exposure } of rows) {
    let found = units.get(unit);
    if (found === undefined) {
      found = {
        unit,
        cluster,
        group,
        headStart,
        counts: new Float64Array(periods),
        exposures: new Float64Array(periods),
      };
      units.set(unit, found);
    }
    if (found.group !== group || found.headStart !== headStart || found.cluster !== cluster) {
      throw new Refusal(
        'analysis-refused',
        'A unit appears with two starts or in two clusters; give it one for all periods.',
      );
    }
    const at = period - firstPeriod;
    found.counts[at] = (found.counts[at] as number) + count;
    found.exposures[at] = (found.exposures[at] as number) + exposure;
  }
  const all = [...units.values()].sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
  const groups = [...new Set(all.flatMap(({ group }) => (group === null ? [] : [group])))].sort(
    (a, b) => a - b,
  );
  return { firstPeriod, lastPeriod, units: all, groups };
}

function demandRow({ group, headStart = 0, period, count, exposure }: RolloutRow): void {
  const isRight =
    Number.isSafeInteger(period) &&
    (group === null || Number.isSafeInteger(group)) &&
    Number.isSafeInteger(headStart) &&
    headStart >= 0 &&
    Number.isFinite(count) &&
    count >= 0 &&
    Number.isFinite(exposure) &&
    exposure >= 0 &&
    (exposure > 0 || count === 0);
  if (isRight) return;
  throw new Refusal(
    'analysis-refused',
    'Periods and starts must be whole numbers, counts and exposures finite and not negative, and no events without exposure.',
  );
}
