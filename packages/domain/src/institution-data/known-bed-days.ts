import { addMonths, daysOfMonth, type Month } from '../time/index.ts';
import type { BedWardType, MonthRange, ToldBedDays } from './bed-days.ts';

/** Bed days from several sources, as they are chosen among when a release is measured. */
export interface KnownBedDays {
  /** What the institution itself has told. */
  readonly told: readonly ToldBedDays[];
  /** What files have said. */
  readonly delivered: readonly ToldBedDays[];
}

/**
 * The bed days of one type of ward in a month: counted before estimated, told before delivered, the line about fewer months
 * before one about more, of which the month gets its share by days. `null` where nobody has said anything.
 */
export function bedDaysOfMonth(known: KnownBedDays, wardType: BedWardType, month: Month): number | null {
  const covering = [
    ...known.told.map((line) => ({ ...line, rank: 0 })),
    ...known.delivered.map((line) => ({ ...line, rank: 1 })),
  ].filter((line) => line.wardType === wardType && line.from <= month && month <= line.to);
  const [best] = covering.sort(
    (a, b) =>
      Number(a.estimated) - Number(b.estimated) ||
      a.rank - b.rank ||
      a.to - a.from - (b.to - b.from) ||
      a.bedDays - b.bedDays,
  );
  return best === undefined ? null : (best.bedDays * daysOfMonth(month)) / daysOfRange(best);
}

/** The same for several months together, rounded; `null` where some month is not known. */
export function bedDaysOfRange(
  known: KnownBedDays,
  wardType: BedWardType,
  { from, to }: MonthRange,
): number | null {
  let sum = 0;
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const own = bedDaysOfMonth(known, wardType, month);
    if (own === null) return null;
    sum += own;
  }
  return Math.round(sum);
}

function daysOfRange({ from, to }: MonthRange): number {
  let days = 0;
  for (let month = from; month <= to; month = addMonths(month, 1)) days += daysOfMonth(month);
  return days;
}
