import { readdirSync } from 'node:fs';
import type { SignalRules, WatchedMonth } from '../../packages/domain/src/signals/index.ts';
import { asTheyAre, newSignals } from '../../packages/domain/src/signals/testing/index.ts';
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
  let [doctors, series, told] = [0, 0, 0];
  for (let part = 0; part < reader.manifest.ownFiles.length; part += 1) {
    const own = await reader.ownMonths(SCOPE, part, rules.indicators.doctor);
    for (const prescriber of own.prescribers) {
      const cells = own.cellsOf(prescriber);
      const whole = rules.indicators.doctor
        .map((indicator) => monthsOf(cells, indicator))
        .filter((months) => months.length === length);
      series += whole.length;
      for (const months of whole)
        told += newSignals(shuffled(months, random), window, rules, asTheyAre).length;
      if (whole.length > 0) doctors += 1;
    }
  }
  reader.close();
  return { release: id, doctors, series, told, perDoctorYear: told / doctors };
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
