import type { WardType } from '../institutions/index.ts';
import { addMonths, daysOfMonth, formatMonth, type Month } from '../time/index.ts';

/** Wards that have bed days: people at home have none. */
export const BED_WARD_TYPES = ['long-term', 'short-term', 'acute'] as const;
export type BedWardType = (typeof BED_WARD_TYPES)[number];

/** Bed days of one type of ward in a month, or in a whole quarter. */
export interface ToldBedDays {
  readonly wardType: BedWardType;
  readonly from: Month;
  /** Included. */
  readonly to: Month;
  /** The residents of each day, added up. */
  readonly bedDays: number;
  /** Not counted, but reckoned in some way. */
  readonly estimated: boolean;
}

/** What the register says of a ward in some months. */
export interface WardBeds {
  readonly wardType: WardType;
  readonly beds: number | null;
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
}

export interface MonthRange {
  readonly from: Month;
  readonly to: Month;
}

/** The first month of the quarter that a month lies in. */
export function quarterOf(month: Month): Month {
  return addMonths(month, -(month % 3));
}

/** The three months of a quarter. */
export function monthsOfQuarter(quarter: Month): readonly Month[] {
  return [quarter, addMonths(quarter, 1), addMonths(quarter, 2)];
}

/** The institution's types of ward with beds in at least one of the months. */
export function bedWardTypes(wards: readonly WardBeds[], { from, to }: MonthRange): readonly BedWardType[] {
  return BED_WARD_TYPES.filter((type) =>
    wards.some(
      ({ wardType, fromMonth, toMonth }) =>
        wardType === type && fromMonth <= to && (toMonth === null || toMonth >= from),
    ),
  );
}

/**
 * Beds × days of one type of ward over the months in which it is in the register.
 * @returns `null` where nobody has said how many beds there are in one of them, or the ward is not there at all
 */
export function capacityOf(
  wards: readonly WardBeds[],
  wardType: BedWardType,
  { from, to }: MonthRange,
): number | null {
  let capacity: number | null = null;
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const beds = bedsIn(wards, wardType, month);
    if (beds === undefined) continue;
    if (beds === null) return null;
    capacity = (capacity ?? 0) + beds * daysOfMonth(month);
  }
  return capacity;
}

/** `undefined`: there is no such ward in this month; `null`: nobody has said how many beds it has. */
function bedsIn(wards: readonly WardBeds[], type: BedWardType, month: Month): number | null | undefined {
  return wards.find(
    ({ wardType, fromMonth, toMonth }) =>
      wardType === type && fromMonth <= month && (toMonth === null || toMonth >= month),
  )?.beds;
}

/** The most beds that the register knows of in the months. */
function mostBeds(wards: readonly WardBeds[], type: BedWardType, { from, to }: MonthRange): number | null {
  let most: number | null = null;
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const beds = bedsIn(wards, type, month) ?? null;
    if (beds !== null) most = Math.max(most ?? 0, beds);
  }
  return most;
}

/** The largest number that a file of bed days can hold. */
export const MOST_BED_DAYS = 999_999;

/** Why a number cannot be what is asked for. */
export type BedDayFault = 'not-in-quarter' | 'not-over-yet' | 'no-such-ward' | 'more-than-a-year' | 'twice';
/** What can be right, but is more often a slip: whoever tells it says that it is right. */
export type BedDayDoubt = 'above-capacity' | 'empty' | 'unlike-last-year';

/** How far from last year's figure nobody is asked. */
const LIKE_LAST_YEAR = 2;

/**
 * Whether a number can be the bed days of the months, and whether it looks like it.
 *
 * @param quarter the first month of the quarter that is told
 * @param now the month that has begun and is not over
 */
export function judgeBedDays(
  { wardType, from, to, bedDays }: ToldBedDays,
  {
    wards,
    quarter,
    now,
    lastYear,
  }: {
    readonly wards: readonly WardBeds[];
    readonly quarter: Month;
    readonly now: Month;
    readonly lastYear: number | null;
  },
): { readonly fault: BedDayFault | null; readonly doubts: readonly BedDayDoubt[] } {
  const refused = (fault: BedDayFault) => ({ fault, doubts: [] });
  const isWhole = from === quarter && to === addMonths(quarter, 2);
  if (!isWhole && (from !== to || quarterOf(from) !== quarter)) return refused('not-in-quarter');
  if (to >= now) return refused('not-over-yet');
  if (!bedWardTypes(wards, { from, to }).includes(wardType)) return refused('no-such-ward');
  const beds = mostBeds(wards, wardType, { from, to });
  if (bedDays > (beds === null ? MOST_BED_DAYS : 366 * beds)) return refused('more-than-a-year');
  const capacity = capacityOf(wards, wardType, { from, to });
  const doubts: BedDayDoubt[] = [];
  if (capacity !== null && bedDays > capacity) doubts.push('above-capacity');
  if (bedDays === 0) doubts.push('empty');
  else if (lastYear !== null && lastYear > 0 && isFar(bedDays, lastYear)) doubts.push('unlike-last-year');
  return { fault: null, doubts };
}

function isFar(bedDays: number, lastYear: number): boolean {
  return bedDays > lastYear * LIKE_LAST_YEAR || bedDays * LIKE_LAST_YEAR < lastYear;
}

/** The first line that says something of a month that an earlier one has told; `null` where there is none. */
export function toldTwice(lines: readonly ToldBedDays[]): ToldBedDays | null {
  return (
    lines.find((line, index) =>
      lines
        .slice(0, index)
        .some((other) => other.wardType === line.wardType && other.from <= line.to && line.from <= other.to),
    ) ?? null
  );
}

/** What was typed as a number of bed days, spaces between thousands included: `null` for nothing, `undefined` for no number. */
export function readBedDays(text: string): number | null | undefined {
  const digits = text.replaceAll(/\s/gu, '');
  if (digits === '') return null;
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}

/** The quarters that can be told or corrected now, the newest first: those of the last three years in which it had beds. */
export function quartersToTell(wards: readonly WardBeds[], now: Month): readonly Month[] {
  const newest = quarterOf(addMonths(now, -1));
  return Array.from({ length: 12 }, (_, index) => addMonths(newest, -3 * index)).filter(
    (quarter) => bedWardTypes(wards, { from: quarter, to: addMonths(quarter, 2) }).length > 0,
  );
}

/** The earliest quarter of the last year that is over and has not been told; otherwise the last that is over; `null` without one. */
export function dueQuarter(
  wards: readonly WardBeds[],
  told: readonly Month[],
  now: Month,
): { readonly quarter: Month; readonly isDue: boolean } | null {
  const over = quartersToTell(wards, now).filter((quarter) => addMonths(quarter, 2) < now);
  const untold = over.slice(0, 4).filter((quarter) => !told.includes(quarter));
  const quarter = untold.at(-1) ?? over[0];
  return quarter === undefined ? null : { quarter, isDue: untold.length > 0 };
}

/** Where an entry of the form belongs: `long-term 2026-01`, or `long-term 2026-01 quarter` for all three months. */
export function bedDayField({ wardType, from, to }: Pick<ToldBedDays, 'wardType' | 'from' | 'to'>): string {
  return `${wardType} ${formatMonth(from)}${from === to ? '' : ' quarter'}`;
}
