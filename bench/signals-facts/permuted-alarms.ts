import { readdirSync } from 'node:fs';
import { lastQuarterEnd } from '../../packages/application/src/reports/report-period.ts';
import { unchangedGroups } from '../../packages/application/src/signals/watched-groups.ts';
import type { SignalRules, WatchedMonth } from '../../packages/domain/src/signals/index.ts';
import { asTheyAre, newGroupChanges, newSignals } from '../../packages/domain/src/signals/testing/index.ts';
import { type Random, seededRandom } from '../../packages/domain/src/statistics/index.ts';
import { addMonths, type Month } from '../../packages/domain/src/time/index.ts';
import { homePaths } from '../../packages/warehouse/src/home/index.ts';
import { type OwnCells, openRelease } from '../../packages/warehouse/src/read/index.ts';

const RELEASES = 12;
const SCOPE = { kind: 'system', act: 'find-signals' } as const;

export interface PermutedAlarms {
  readonly release: string;
  /** Doctors with all the months, and their figures that were long and large enough to be judged. */
  readonly doctors: number;
  readonly series: number;
  readonly told: number;
  readonly perDoctorYear: number;
  /** Groups with the same members in the newest two years, which are judged. */
  readonly groups: number;
  readonly toldOfGroups: number;
  readonly perGroupYear: number;
}

/** The doctors of a home's newest release with their months in random order: nothing changes, and all spreads as it does there. */
export async function permutedAlarms(
  directory: string,
  rules: SignalRules,
  seed: number,
): Promise<PermutedAlarms> {
  const home = homePaths(directory);
  const id = readdirSync(home.releases).sort().at(-1);
  if (id === undefined) throw new Error(`${directory} holds no release`);
  const reader = await openRelease(home, id, { memoryLimit: '2GB', minGroupMembers: 4 });
  const random = seededRandom(seed);
  const { from } = reader.manifest;
  const length = reader.manifest.to - from + 1;
  const window = length - RELEASES;
  const country = (indicator: string, end: Month) =>
    reader.publishedCell('nation', 0, { indicator, kind: 'month', end }).cell;
  const monthsOf = (cells: OwnCells, indicator: string): readonly WatchedMonth[] =>
    Array.from({ length }, (_, at) => addMonths(from, at)).flatMap((end) => {
      const cell = cells({ indicator, kind: 'month', end });
      const all = country(indicator, end);
      if (cell === null || all === null || all.denominator === 0) return [];
      return [{ count: cell.numerator, expected: (cell.denominator * all.numerator) / all.denominator }];
    });
  const end = lastQuarterEnd(reader.manifest);
  const unchanged = unchangedGroups(reader, end);
  /** The months of each group and indicator, added up over the doctors who are in it at the end. */
  const groupMonths = new Map<string, { count: number; expected: number }[]>();
  const gather = (prescriber: number, indicator: string, months: readonly WatchedMonth[]) => {
    const group = reader.homes.find(prescriber, end)?.group ?? null;
    if (group === null || !unchanged.has(group)) return;
    const key = `${group} ${indicator}`;
    const sums = groupMonths.get(key) ?? months.map(() => ({ count: 0, expected: 0 }));
    for (const [at, { count, expected }] of months.entries()) {
      const sum = sums[at];
      if (sum) [sum.count, sum.expected] = [sum.count + count, sum.expected + expected];
    }
    groupMonths.set(key, sums);
  };
  let [doctors, series, told] = [0, 0, 0];
  for (let part = 0; part < reader.manifest.ownFiles.length; part += 1) {
    const own = await reader.ownMonths(SCOPE, part, rules.indicators.doctor);
    for (const prescriber of own.prescribers) {
      const cells = own.cellsOf(prescriber);
      const whole = rules.indicators.doctor.flatMap((indicator) => {
        const months = monthsOf(cells, indicator);
        if (months.length !== length) return [];
        gather(prescriber, indicator, months);
        return [months];
      });
      series += whole.length;
      for (const months of whole)
        told += newSignals(shuffled(months, random), window, rules, asTheyAre).length;
      if (whole.length > 0) doctors += 1;
    }
  }
  let toldOfGroups = 0;
  for (const [key, months] of groupMonths) {
    const indicator = key.slice(key.indexOf(' ') + 1);
    const all = country(indicator, end);
    const isShare = indicator.endsWith('share');
    const share = isShare && all ? all.numerator / all.denominator : null;
    const quarters = inQuarters(shuffled(months, random).slice(-36)).map(({ count, expected }) => ({
      count,
      size: share === null ? expected : expected / share,
    }));
    toldOfGroups += newGroupChanges(quarters, UNCHANGED, share, rules);
  }
  reader.close();
  return {
    ...{ release: id, doctors, series, told, perDoctorYear: told / doctors },
    ...{ groups: unchanged.size, toldOfGroups, perGroupYear: toldOfGroups / unchanged.size },
  };
}

/** Each month is beside the country of its own month already. */
const UNCHANGED = { before: { count: 1, size: 1 }, after: { count: 1, size: 1 } };

function inQuarters(months: readonly WatchedMonth[]): readonly WatchedMonth[] {
  return Array.from({ length: months.length / 3 }, (_, quarter) =>
    months
      .slice(3 * quarter, 3 * quarter + 3)
      .reduce((a, b) => ({ count: a.count + b.count, expected: a.expected + b.expected })),
  );
}

/** Fisher and Yates. */
function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  const all = [...values];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
  return all;
}
