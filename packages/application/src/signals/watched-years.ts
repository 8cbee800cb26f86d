import { type IndicatorDefinition, isShareOfCounts } from '@smalspor/domain/indicators';
import {
  type ChangeRules,
  type FoundChange,
  findChanges,
  type TwoYears,
  type YearSums,
} from '@smalspor/domain/signals';
import { addMonths, type Month } from '@smalspor/domain/time';
import type { PublishedCell, ReleaseReader } from '@smalspor/warehouse/read';
import { NATION } from './watched-months.ts';

type Area = 'municipality' | 'nation';

/** A year that is told and the year before it; `null` where either is hidden. */
export function twoYears(
  reader: ReleaseReader,
  level: Area,
  unit: number,
  indicator: string,
  end: Month,
): TwoYears | null {
  const told = (month: Month) =>
    yearSums(reader.publishedCell(level, unit, { indicator, kind: 'rolling12', end: month }));
  const [before, after] = [told(addMonths(end, -12)), told(end)];
  return before && after && { before, after };
}

/** What a told year is made of; `null` for a hidden one, and where more came back than was dispensed. */
export function yearSums({ cell }: PublishedCell): YearSums | null {
  if (cell === null || cell.noValue !== null || cell.numerator < 0) return null;
  return { count: cell.numerator, size: cell.denominator };
}

/** How the municipalities' year has changed beside each other's, by municipality. */
export function municipalChanges(
  reader: ReleaseReader,
  definition: IndicatorDefinition,
  end: Month,
  rules: ChangeRules,
): ReadonlyMap<number, FoundChange> {
  const country = twoYears(reader, 'nation', NATION, definition.id, end);
  if (country === null) return new Map();
  const places = new Map(
    reader.publishedUnits('municipality').flatMap((unit) => {
      const years = twoYears(reader, 'municipality', unit, definition.id, end);
      return years === null ? [] : [[unit, years] as const];
    }),
  );
  return findChanges(places, country, isShareOfCounts(definition) ? 'share' : 'rate', rules);
}
