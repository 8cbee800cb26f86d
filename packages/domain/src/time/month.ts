/** A calendar month as a count of months since year 0: year × 12 + (month − 1). Orders and subtracts like a number. */
export type Month = number & { readonly __brand: 'Month' };

/** A calendar date without time zone, `YYYY-MM-DD`, as registers deliver it. */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

/** @throws RangeError when `month` is not 1–12. */
export function toMonth(year: number, month: number): Month {
  if (!Number.isInteger(year) || !Number.isInteger(month) || month < 1 || month > 12) {
    throw new RangeError(`Not a calendar month: year ${year}, month ${month}`);
  }
  return (year * 12 + month - 1) as Month;
}

/** Reads `YYYY-MM`. @throws RangeError on any other text. */
export function parseMonth(text: string): Month {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) throw new RangeError(`Not a month (YYYY-MM): ${text}`);
  return toMonth(Number(match[1]), Number(match[2]));
}

export function yearOf(month: Month): number {
  return Math.floor(month / 12);
}

/** 1 for January … 12 for December. */
export function monthOfYear(month: Month): number {
  return (month % 12) + 1;
}

/** `YYYY-MM`. */
export function formatMonth(month: Month): string {
  return `${String(yearOf(month)).padStart(4, '0')}-${String(monthOfYear(month)).padStart(2, '0')}`;
}

export function addMonths(month: Month, count: number): Month {
  return (month + count) as Month;
}

/** The month that a register date falls in. */
export function monthOfDate(date: PlainDate): Month {
  return parseMonth(date.slice(0, 7));
}

/** Days of the Gregorian calendar in a month. */
export function daysOfMonth(month: Month): number {
  return new Date(Date.UTC(yearOf(month), monthOfYear(month), 0)).getUTCDate();
}

export function firstDayOf(month: Month): PlainDate {
  return `${formatMonth(month)}-01` as PlainDate;
}

export function lastDayOf(month: Month): PlainDate {
  return `${formatMonth(month)}-${daysOfMonth(month)}` as PlainDate;
}
