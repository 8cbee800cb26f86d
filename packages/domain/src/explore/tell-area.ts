import { addMonths, type Month, type PeriodKind } from '../time/index.ts';
import { exploreMonths } from './explore-periods.ts';
import type { ExplorePeriod } from './explore-words.ts';

/** The levels that a release has cells of. */
export type CellLevel = 'nation' | 'county' | 'countyNow' | 'municipality';

/** Cells as a release tells them or hides them, whatever they hold. */
export interface TellingCells<T> {
  find(level: CellLevel, unit: number, kind: PeriodKind, end: Month): T;
  /** Parts that do not overlap as one; hidden as soon as one of them is. */
  join(parts: readonly T[]): T;
  /** The counties of the time that make up a health region. */
  countiesOf(region: string, end: Month): readonly number[];
}

/** An area by its number, or a health region by its id. */
export type TellingArea =
  | { readonly level: CellLevel; readonly unit: number }
  | { readonly level: 'region'; readonly id: string };

/**
 * All that Explore says of an area in a period: a cell that the release tells, three told months, or the told cells of all counties of
 * a region. Never a difference, and never a part of a sum: whoever reads what is told could have added it up.
 */
export function tellArea<T>(cells: TellingCells<T>, area: TellingArea, period: ExplorePeriod, end: Month): T {
  const at = (level: CellLevel, unit: number): T =>
    period === 'quarter'
      ? cells.join(
          Array.from({ length: exploreMonths(period) }, (_, back) =>
            cells.find(level, unit, 'month', addMonths(end, -back)),
          ),
        )
      : cells.find(level, unit, period, end);
  return area.level === 'region'
    ? cells.join(cells.countiesOf(area.id, end).map((county) => at('county', county)))
    : at(area.level, area.unit);
}
