import { addMonths, daysOfMonth, formatMonth, monthOfDate, type PlainDate } from './month.ts';

const DAY = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/**
 * The calendar day in Norway at an instant, which deadlines and rules are counted by.
 * @throws RangeError for a text that is no instant.
 */
export function norwegianDateOf(instant: string): PlainDate {
  return DAY.format(new Date(instant)) as PlainDate;
}

/** The same day some months later, or the month's last day where it has no such day: 31 August + 6 = 28 February. */
export function addMonthsToDate(date: PlainDate, count: number): PlainDate {
  const month = addMonths(monthOfDate(date), count);
  const day = Math.min(Number(date.slice(8, 10)), daysOfMonth(month));
  return `${formatMonth(month)}-${String(day).padStart(2, '0')}` as PlainDate;
}
