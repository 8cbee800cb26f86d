import { addMonths, formatMonth, type Month, monthOfYear } from './month.ts';

/**
 * The periods that a figure can cover. `rolling12` and `half` are the twelve and six months that end with `end`;
 * a `year` is the calendar year that ends with `end`.
 */
export type PeriodKind = 'month' | 'half' | 'rolling12' | 'year';

export interface Period {
  readonly kind: PeriodKind;
  /** The last month of the period. */
  readonly end: Month;
}

const LENGTH: Readonly<Record<PeriodKind, number>> = { month: 1, half: 6, rolling12: 12, year: 12 };

/** @throws RangeError for a calendar year that does not end in December. */
export function periodOf(kind: PeriodKind, end: Month): Period {
  if (kind === 'year' && monthOfYear(end) !== 12) {
    throw new RangeError(`A calendar year ends in December, not in ${formatMonth(end)}`);
  }
  return { kind, end };
}

export function periodLength(kind: PeriodKind): number {
  return LENGTH[kind];
}

/** The first month of the period. */
export function periodStart(period: Period): Month {
  return addMonths(period.end, 1 - LENGTH[period.kind]);
}

/** The same period a year earlier: the comparison that takes season out. */
export function yearBefore(period: Period): Period {
  return { kind: period.kind, end: addMonths(period.end, -12) };
}

/** March, June, September and December close a quarter. */
export function isQuarterEnd(month: Month): boolean {
  return monthOfYear(month) % 3 === 0;
}
