import {
  addMonths,
  isQuarterEnd,
  type Month,
  monthOfYear,
  type PeriodKind,
  periodLength,
} from '@smalspor/domain/time';
import type { MonthSpan } from './spine.ts';

/** A period of several months, all of them measured. */
export interface Window {
  readonly kind: Exclude<PeriodKind, 'month'>;
  readonly start: Month;
  readonly end: Month;
}

/** Halves and rolling twelve months that close with a quarter, and calendar years, as far as they lie within the span. */
export function windowsIn({ from, to }: MonthSpan): readonly Window[] {
  const ends = Array.from({ length: to - from + 1 }, (_, index) => addMonths(from, index)).filter(
    isQuarterEnd,
  );
  const kinds = ['half', 'rolling12', 'year'] as const;
  return kinds.flatMap((kind) =>
    ends
      .filter((end) => kind !== 'year' || monthOfYear(end) === 12)
      .map((end) => ({ kind, start: addMonths(end, 1 - periodLength(kind)), end }))
      .filter(({ start }) => start >= from),
  );
}

/** The calendar year that holds most of a period's months, the later one on ties: the year whose patients' sums it uses. */
export function spreadYearSql(kind: string, end: string): string {
  return `CASE WHEN ${kind} = 'month' THEN ${end} // 12
    WHEN ${kind} = 'half' THEN CASE WHEN ${end} % 12 + 1 >= 3 THEN ${end} // 12 ELSE ${end} // 12 - 1 END
    ELSE CASE WHEN ${end} % 12 + 1 >= 6 THEN ${end} // 12 ELSE ${end} // 12 - 1 END END`;
}
