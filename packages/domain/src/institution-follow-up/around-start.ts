import { addMonths, type Month } from '../time/index.ts';

/** Months in the periods that others' figures are told for. */
const YEAR = 12;
/** How long before the start the last told period may end: periods end with quarters. */
const GAP = 3;

export type YearAround =
  | { readonly end: Month }
  | { readonly end: null; readonly reason: 'no-data' | 'not-yet' };

/**
 * The year before a county's start and the year after it, of those that are told: the last that ends before the programme
 * began anywhere in the county, and the first that begins when it had begun everywhere. A quarter in which it began is in
 * neither.
 * @param start the first and the last month in which the programme began in some part of the county
 * @param ends last months of the twelve that are told, in their order
 */
export function yearsAroundStart(
  { first, last }: { readonly first: Month; readonly last: Month },
  ends: readonly Month[],
): { readonly before: YearAround; readonly after: YearAround } {
  const before = ends.findLast((end) => end < first && end >= addMonths(first, -GAP));
  const after = ends.find((end) => addMonths(end, 1 - YEAR) >= last);
  const isNear = after !== undefined && addMonths(after, 1 - YEAR) <= addMonths(last, GAP);
  return {
    before: before === undefined ? { end: null, reason: 'no-data' } : { end: before },
    after: isNear ? { end: after } : { end: null, reason: after === undefined ? 'not-yet' : 'no-data' },
  };
}

/** The mean of some changes, each county alike; `null` without any. */
export function meanChange(changes: readonly number[]): number | null {
  return changes.length === 0 ? null : changes.reduce((sum, each) => sum + each, 0) / changes.length;
}
