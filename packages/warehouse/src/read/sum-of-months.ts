import type { Cell } from '@smalspor/domain/indicators';
import { addMonths, type Month, monthOfYear, yearOf } from '@smalspor/domain/time';
import type { CellColumns } from '../measure/cell-columns.ts';

const MONTHS = 6;

type FindMonth = (month: Month) => Cell | null;

/**
 * What the spread of a month is estimated from: its own lines, which are added up like everything else, or all that each patient got
 * in its calendar year, which is the same for all months of that year.
 */
export type SpreadFrom = 'lines' | 'patients-of-year';

/** @param cell `undefined` for indicators of residents, which are spread over patients */
export function spreadFromOf(cell: Pick<CellColumns, 'numerator' | 'sum'> | undefined): SpreadFrom {
  return cell !== undefined && cell.sum === cell.numerator ? 'lines' : 'patients-of-year';
}

/** Six months of others as the sum of their months; `null` when a month is missing, for it may be hidden. */
export function sumOfMonths(end: Month, spread: SpreadFrom, findMonth: FindMonth): Cell | null {
  const months = monthsOf(end, findMonth);
  return months.length < MONTHS ? null : addUp(end, spread, months);
}

/** Six months of a prescriber as the sum of those in which there was anything; `null` when there was nothing at all. */
export function sumOfOwnMonths(end: Month, spread: SpreadFrom, findMonth: FindMonth): Cell | null {
  return addUp(end, spread, monthsOf(end, findMonth));
}

/** The months that there are, the last one first. */
function monthsOf(end: Month, findMonth: FindMonth): readonly Cell[] {
  return Array.from({ length: MONTHS }, (_, back) => findMonth(addMonths(end, -back))).filter(
    (month) => month !== null,
  );
}

function addUp(end: Month, spread: SpreadFrom, months: readonly Cell[]): Cell | null {
  const [last] = months;
  if (last === undefined) return null;
  const sum = (of: (month: Cell) => number | null) =>
    months.reduce<number | null>((total, month) => {
      const value = of(month);
      return total === null || value === null ? null : total + value;
    }, 0);
  // The year that most of the six months lie in, the later one of two that hold three each.
  const year = monthOfYear(end) >= MONTHS / 2 ? yearOf(end) : yearOf(end) - 1;
  const inYear = months.find(({ period }) => yearOf(period.end) === year) ?? last;
  return {
    ...last,
    period: { kind: 'half', end },
    numerator: sum(({ numerator }) => numerator) ?? 0,
    denominator: sum(({ denominator }) => denominator) ?? 0,
    sumOfSquares: spread === 'lines' ? sum((month) => month.sumOfSquares) : inYear.sumOfSquares,
    sumForSquares: spread === 'lines' ? sum((month) => month.sumForSquares) : inYear.sumForSquares,
    expected: sum((month) => month.expected),
    noValue: months.find(({ noValue }) => noValue !== null)?.noValue ?? null,
    patients: null,
  };
}
