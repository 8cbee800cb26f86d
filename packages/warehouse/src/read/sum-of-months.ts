import type { Cell } from '@smalspor/domain/indicators';
import { addMonths, type Month } from '@smalspor/domain/time';

/**
 * Six months as the sum of their months; `null` when a month is missing. What the spread is estimated from belongs to the
 * calendar year, so it is taken from the last month and not added up.
 */
export function sumOfMonths(end: Month, findMonth: (month: Month) => Cell | null): Cell | null {
  const months = Array.from({ length: 6 }, (_, back) => findMonth(addMonths(end, -back)));
  const [last] = months;
  if (!last) return null;
  let numerator = 0;
  let denominator = 0;
  let expected: number | null = last.expected === null ? null : 0;
  let noValue = last.noValue;
  for (const month of months) {
    if (!month) return null;
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
