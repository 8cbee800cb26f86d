import { addMonths, type Month, monthOfYear } from '../time/index.ts';
import type { ExplorePeriod } from './explore-words.ts';

const LENGTH: Readonly<Record<ExplorePeriod, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  rolling12: 12,
};
/** A period ends in every month whose number in the year is a multiple of this. */
const STEP: Readonly<Record<ExplorePeriod, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  rolling12: 3,
};

export function exploreMonths(period: ExplorePeriod): number {
  return LENGTH[period];
}

/** How many such periods begin in a year; `null` where they overlap, so that neighbours are not independent. */
export function periodsInYear(period: ExplorePeriod): number | null {
  return period === 'rolling12' ? null : 12 / LENGTH[period];
}

/** Last months of the whole periods between two months, both inclusive, in the order of time. */
export function exploreEnds(
  period: ExplorePeriod,
  { from, to }: { readonly from: Month; readonly to: Month },
): readonly Month[] {
  const ends: Month[] = [];
  for (let end = addMonths(from, LENGTH[period] - 1); end <= to; end = addMonths(end, 1)) {
    if (monthOfYear(end) % STEP[period] === 0) ends.push(end);
  }
  return ends;
}
