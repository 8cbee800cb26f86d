import { drawTable } from '../chance/draw-table.ts';
import { isWeekend, worldDay } from '../country/world-time.ts';
import type { Season } from './infections.ts';

/** Contacts by month, January first, relative to an even year; drawn by hand, no source gives the Norwegian curve. */
const BY_MONTH: Readonly<Record<Season, readonly number[]>> = {
  winter: [1.47, 1.45, 1.3, 1.03, 0.9, 0.69, 0.48, 0.6, 0.86, 1.0, 1.06, 1.16],
  flat: [1.01, 0.99, 1.0, 0.98, 1.0, 1.0, 0.97, 1.03, 1.02, 1.01, 1.0, 0.99],
  summer: [0.92, 0.9, 0.92, 0.94, 0.99, 1.07, 1.15, 1.18, 1.1, 1.0, 0.94, 0.89],
  ticks: [0.12, 0.1, 0.15, 0.4, 1.1, 2.0, 2.5, 2.3, 1.6, 1.0, 0.5, 0.23],
};

/** Winters differ: weight of the first and of the last quarter of the year's respiratory infections. Invented. */
const WINTERS: ReadonlyMap<number, readonly [first: number, last: number]> = new Map([
  [2012, [1.0, 1.06]],
  [2013, [1.08, 0.95]],
  [2014, [0.94, 1.0]],
  [2015, [1.06, 0.97]],
  [2016, [1.04, 1.05]],
  [2017, [1.02, 0.98]],
  [2018, [1.07, 0.96]],
  [2019, [1.03, 1.0]],
  [2023, [1.0, 1.06]],
  [2024, [1.04, 1.0]],
]);

/** What the pandemic left of contacts for respiratory infections by month, and of the rest in the first spring. */
const PANDEMIC: ReadonlyMap<number, readonly number[]> = new Map([
  [2020, [1, 1, 0.8, 0.42, 0.4, 0.5, 0.62, 0.68, 0.72, 0.66, 0.57, 0.52]],
  [2021, [0.47, 0.47, 0.48, 0.48, 0.52, 0.66, 0.84, 0.98, 1.1, 1.1, 1.02, 0.86]],
  [2022, [0.74, 0.82, 0.93, 1, 1, 1.02, 1.02, 1, 1, 1, 1.05, 1.12]],
]);
const FIRST_SPRING = [1, 1, 0.94, 0.84, 0.89, 0.97, 1, 1, 1, 1, 0.98, 0.98];

const WEEKEND = 0.14;
const CELLS = 16_384;

export interface SeasonYear {
  /** World days of the year, drawn by one look-up. */
  readonly days: Uint16Array;
  /** Contacts of the year relative to an ordinary year. */
  readonly level: number;
}

/** The days on which contacts of a season fall in a year, and how many they are. */
export function seasonYear(season: Season, year: number): SeasonYear {
  const first = worldDay(year, 1, 1);
  const weights: number[] = [];
  let ordinary = 0;
  let actual = 0;
  for (let month = 1; month <= 12; month += 1) {
    const monthFirst = worldDay(year, month, 1);
    const days = (month === 12 ? worldDay(year + 1, 1, 1) : worldDay(year, month + 1, 1)) - monthFirst;
    const usual = BY_MONTH[season][month - 1] ?? 1;
    const now = usual * deviation(season, year, month);
    ordinary += usual;
    actual += now;
    let open = 0;
    for (let day = 0; day < days; day += 1) open += isWeekend(monthFirst + day) ? WEEKEND : 1;
    for (let day = 0; day < days; day += 1) {
      weights.push((now * (isWeekend(monthFirst + day) ? WEEKEND : 1)) / open);
    }
  }
  return { days: drawTable(weights, CELLS).map((day) => day + first), level: actual / ordinary };
}

function deviation(season: Season, year: number, month: number): number {
  if (season !== 'winter') return year === 2020 ? (FIRST_SPRING[month - 1] ?? 1) : 1;
  const [first, last] = WINTERS.get(year) ?? [1, 1];
  const winter = month <= 3 ? first : month >= 11 ? last : 1;
  return winter * (PANDEMIC.get(year)?.[month - 1] ?? 1);
}
