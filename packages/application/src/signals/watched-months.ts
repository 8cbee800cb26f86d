import type { Cell, IndicatorDefinition } from '@smalspor/domain/indicators';
import type { SeriesRules, WatchedMonth } from '@smalspor/domain/signals';
import { addMonths, type Month } from '@smalspor/domain/time';
import type { OwnCells, ReleaseReader } from '@smalspor/warehouse/read';

/** The country is one unit. */
export const NATION = 0;

/** The months of a release that are watched, oldest first. */
export function monthsWatched(
  { from, to }: { readonly from: Month; readonly to: Month },
  { baselineMonths, watchedMonths }: SeriesRules,
): readonly Month[] {
  const length = Math.min(to - from + 1, baselineMonths + watchedMonths);
  return Array.from({ length }, (_, at) => addMonths(to, at - length + 1));
}

/** What the country does in each month: events for each unit of the denominator; `null` where it is hidden. */
export function countryRates(
  reader: ReleaseReader,
  indicator: string,
  months: readonly Month[],
): readonly (number | null)[] {
  return months.map((end) => {
    const { cell } = reader.publishedCell('nation', NATION, { indicator, kind: 'month', end });
    return cell === null || cell.denominator === 0 ? null : cell.numerator / cell.denominator;
  });
}

/** A doctor's own months. One without anything to count is known, and says nothing. */
export function doctorMonths(
  cells: OwnCells,
  indicator: string,
  months: readonly Month[],
  rates: readonly (number | null)[],
): readonly (WatchedMonth | null)[] {
  return months.map((end, at) =>
    watchedMonth(cells({ indicator, kind: 'month', end }) ?? EMPTY, rates[at] ?? null),
  );
}

/** A county's months in the borders of today, as far as they are told. */
export function countyMonths(
  reader: ReleaseReader,
  county: number,
  indicator: string,
  months: readonly Month[],
  rates: readonly (number | null)[],
): readonly (WatchedMonth | null)[] {
  return months.map((end, at) => {
    const { cell } = reader.publishedCell('countyNow', county, { indicator, kind: 'month', end });
    return cell === null ? null : watchedMonth(cell, rates[at] ?? null);
  });
}

/** The indicators of a level that the release has measured, in the order of the content. */
export function watchedIndicators(
  definitions: readonly IndicatorDefinition[],
  ids: readonly string[],
): readonly IndicatorDefinition[] {
  return definitions.filter(({ id }) => ids.includes(id));
}

const EMPTY = { numerator: 0, denominator: 0, noValue: null };

function watchedMonth(
  cell: Pick<Cell, 'numerator' | 'denominator' | 'noValue'>,
  rate: number | null,
): WatchedMonth | null {
  // More returned than dispensed is nothing that could be compared.
  if (rate === null || cell.noValue !== null || cell.numerator < 0) return null;
  return { count: cell.numerator, expected: cell.denominator * rate };
}
