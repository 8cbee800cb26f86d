import type { RegisterFormat } from '../registers/batch.ts';
import { addMonths, formatMonth, type Month, monthOfDate, type PlainDate } from '../time/index.ts';
import type { DeliveredPart } from './release-due.ts';

/** A delivery that the registers have promised, as the configuration says it. */
export interface Expectation {
  readonly format: RegisterFormat;
  /** 1 for every month, 3 for every quarter; periods begin with January. */
  readonly everyMonths: number;
  /** How long after the last day of its period it may come. */
  readonly graceDays: number;
}

/** A period that a delivery is expected for. */
export interface ExpectedDelivery {
  readonly format: RegisterFormat;
  readonly from: Month;
  readonly to: Month;
  /** The last day on which it is not late, in Norway. */
  readonly dueOn: PlainDate;
  /** 0 while it is not late. */
  readonly daysLate: number;
}

const DAY_MS = 86_400_000;

function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** The day that many days after the last one of a month. */
function dueAfter(month: Month, days: number): PlainDate {
  const next = Date.parse(`${formatMonth(addMonths(month, 1))}-01T00:00:00Z`);
  return new Date(next + (days - 1) * DAY_MS).toISOString().slice(0, 10) as PlainDate;
}

/** The first month after everything that has come without a gap; `null` where nothing has come. */
function firstMissing(parts: readonly DeliveredPart[], format: RegisterFormat): Month | null {
  const own = parts.filter((part) => part.format === format).sort((a, b) => a.from - b.from);
  const [first] = own;
  if (first === undefined) return null;
  let next = first.from;
  for (const { from, to } of own) if (from <= next && to >= next) next = addMonths(to, 1);
  return next;
}

/** Every period of one expectation that is late, and the next one that is not. */
function periodsOf(
  { format, everyMonths, graceDays }: Expectation,
  parts: readonly DeliveredPart[],
  today: PlainDate,
): readonly ExpectedDelivery[] {
  const startOf = (month: Month): Month => addMonths(month, -(month % everyMonths));
  // Who has never delivered is expected with the last period that has ended.
  const missing = firstMissing(parts, format) ?? addMonths(startOf(monthOfDate(today)), -everyMonths);
  const periods: ExpectedDelivery[] = [];
  for (let from = startOf(missing); periods.at(-1)?.daysLate !== 0; from = addMonths(from, everyMonths)) {
    const to = addMonths(from, everyMonths - 1);
    const dueOn = dueAfter(to, graceDays);
    periods.push({ format, from, to, dueOn, daysLate: Math.max(0, dayNumber(today) - dayNumber(dueOn)) });
  }
  return periods;
}

/**
 * What is expected on a day: everything that is late, and of each expectation the next that is not. Oldest first.
 *
 * @param today the day in Norway
 */
export function expectedDeliveries(
  expectations: readonly Expectation[],
  parts: readonly DeliveredPart[],
  today: PlainDate,
): readonly ExpectedDelivery[] {
  return expectations
    .flatMap((one) => periodsOf(one, parts, today))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.format < b.format ? -1 : 1));
}
