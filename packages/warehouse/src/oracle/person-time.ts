import type { PersonTime } from '@smalspor/domain/indicators';
import { LIST_AGE_BANDS } from '@smalspor/domain/organisation';
import { type Month, monthOfYear, yearOf } from '@smalspor/domain/time';
import type { PrescriberMonth } from './prescriber-months.ts';

/** A sex and an age band of the list register. */
export interface Stratum {
  readonly female: boolean;
  readonly band: number;
}

export const STRATA: readonly Stratum[] = [true, false].flatMap((female) =>
  LIST_AGE_BANDS.map((_, band) => ({ female, band })),
);

/** Person-months of some prescribers' months, or person-days of the real calendar. */
export function personTimeOf(time: PersonTime, perDay: boolean, months: readonly PrescriberMonth[]): number {
  let total = 0;
  for (const each of months) total += patientsOf(time, each) * (perDay ? daysIn(each.month) : 1);
  return total;
}

/** Listed patients of one sex and age band. */
export function patientsIn({ female, band }: Stratum, { lists }: PrescriberMonth): number {
  return lists.reduce((sum, list) => sum + ((female ? list.women : list.men)[band] ?? 0), 0);
}

export function isInStratum({ female, band }: Stratum, isFemale: boolean, age: number): boolean {
  const { from, to } = LIST_AGE_BANDS[band] ?? { from: 0, to: -1 };
  return female === isFemale && from <= age && (to === null || age <= to);
}

function patientsOf({ personTime, ages, sex }: PersonTime, month: PrescriberMonth): number {
  if (personTime === 'declaredList') return month.declared ?? 0;
  if (!ages && !sex) return month.lists.reduce((sum, { patients }) => sum + patients, 0);
  return STRATA.filter(
    ({ female, band }) => (sex === undefined || (sex === 'female') === female) && isBandWithin(band, ages),
  ).reduce((sum, stratum) => sum + patientsIn(stratum, month), 0);
}

/** Definitions that cut a band are refused, so a band lies inside the ages as soon as it begins there. */
function isBandWithin(band: number, ages: PersonTime['ages']): boolean {
  const from = LIST_AGE_BANDS[band]?.from ?? -1;
  return ages === undefined || (ages[0] <= from && from <= ages[1]);
}

/** Real days of a calendar month. */
export function daysIn(month: Month): number {
  // The day before the first of the next month.
  return new Date(Date.UTC(yearOf(month), monthOfYear(month), 0)).getUTCDate();
}
