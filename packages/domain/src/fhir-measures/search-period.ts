import { Refusal } from '../refusal/index.ts';
import { lastDayOf, toMonth } from '../time/index.ts';

/** A span of days, the first and the last included, as `YYYY-MM-DD`. */
export interface DaySpan {
  readonly start: string;
  readonly end: string;
}

const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb'] as const;
type Prefix = (typeof PREFIXES)[number];
const DATE = /^([a-z]{2})?((?:19|20)\d{2})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/**
 * A search for periods, as FHIR R4 asks: a year, a month or a day, with a prefix that says how it is compared.
 * Source: hl7.org/fhir/R4/search.html#prefix and #date.
 * @throws Refusal `invalid-request` for what is no such date
 */
export function periodSearch(text: string): (period: DaySpan) => boolean {
  const [, prefix = 'eq', year, month, day] = DATE.exec(text) ?? [];
  const isKnown = (PREFIXES as readonly string[]).includes(prefix);
  const asked = year === undefined ? null : spanOf(year, month, day);
  if (asked === null || !isKnown) {
    throw new Refusal(
      'invalid-request',
      'A period is searched for as YYYY, YYYY-MM or YYYY-MM-DD, after one of eq, ne, gt, lt, ge, le, sa and eb or nothing, as in period=ge2024-01.',
    );
  }
  return (period) => compare(prefix as Prefix, period, asked);
}

function spanOf(year: string, month: string | undefined, day: string | undefined): DaySpan | null {
  const start = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const first = new Date(`${start}T00:00:00Z`);
  if (Number.isNaN(first.getTime()) || first.toISOString().slice(0, 10) !== start) return null;
  if (day !== undefined) return { start, end: start };
  const last = month === undefined ? `${year}-12-31` : lastDayOf(toMonth(Number(year), Number(month)));
  return { start, end: last };
}

/** Days as text are in the order of time. */
function compare(prefix: Prefix, { start, end }: DaySpan, asked: DaySpan): boolean {
  const isWithin = asked.start <= start && end <= asked.end;
  const [reachesLater, reachesEarlier] = [end > asked.end, start < asked.start];
  switch (prefix) {
    case 'eq':
      return isWithin;
    case 'ne':
      return !isWithin;
    case 'gt':
      return reachesLater;
    case 'lt':
      return reachesEarlier;
    case 'ge':
      return reachesLater || isWithin;
    case 'le':
      return reachesEarlier || isWithin;
    case 'sa':
      return start > asked.end;
    case 'eb':
      return end < asked.start;
  }
}
