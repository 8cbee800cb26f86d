import type { Cell } from '@smalspor/domain/indicators';
import { addMonths, type Month } from '@smalspor/domain/time';

const MONTHS = 6;

type FindMonth = (month: Month) => Cell | null;

/** Six months of others as the sum of their months; `null` when a month is missing, for it may be hidden. */
export function sumOfMonths(end: Month, findMonth: FindMonth): Cell | null {
  const months = monthsOf(end, findMonth);
  return months.length < MONTHS ? null : addUp(end, months);
}

/** Six months of a prescriber as the sum of those in which there was anything; `null` when there was nothing at all. */
export function sumOfOwnMonths(end: Month, findMonth: FindMonth): Cell | null {
  return addUp(end, monthsOf(end, findMonth));
}

/** The months that there are, the last one first. */
function monthsOf(end: Month, findMonth: FindMonth): readonly Cell[] {
  return Array.from({ length: MONTHS }, (_, back) => findMonth(addMonths(end, -back))).filter(
    (month) => month !== null,
  );
}

/** What the spread is estimated from belongs to the calendar year, so it is taken from the last month and not added up. */
function addUp(end: Month, months: readonly Cell[]): Cell | null {
  const [last] = months;
  if (last === undefined) return null;
  let numerator = 0;
  let denominator = 0;
  let expected: number | null = last.expected === null ? null : 0;
  let noValue = last.noValue;
  for (const month of months) {
    numerator += month.numerator;
    denominator += month.denominator;
    expected = expected === null || month.expected === null ? null : expected + month.expected;
    noValue ??= month.noValue;
  }
  return {
    ...last,
    period: { kind: 'half', end },
    numerator,
    denominator,
    expected,
    noValue,
    patients: null,
  };
}
