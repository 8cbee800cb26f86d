import {
  type DatedFigure,
  type ExploreFigure,
  type ExplorePeriod,
  exploreEnds,
  type FigureCell,
  figureOfCell,
  figureOfInstitutions,
  sumOfCells,
  type TellingCells,
  tellArea,
} from '@smalspor/domain/explore';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { countiesAt, type Geography, unitOfCode } from '@smalspor/domain/organisation';
import type { Month } from '@smalspor/domain/time';
import type { UnitType } from '@smalspor/warehouse/institutions';
import type { PublishedCell, ReleaseReader } from '@smalspor/warehouse/read';
import { lastQuarterEnd } from '../reports/report-period.ts';
import type { Explorable } from './explorable.ts';
import type { AreaLevel } from './explore-scope.ts';

/** What of an indicator: the kind of period and, of institutions, the kind of stay. */
export interface ExploreSlice {
  readonly explorable: Explorable;
  readonly period: ExplorePeriod;
  readonly wards: UnitType | null;
}

/** Last months of the periods that the release can tell of, in the order of time. */
export function endsOf({ explorable, period }: ExploreSlice, { manifest }: ReleaseReader): readonly Month[] {
  if (explorable.of === 'institutions') return explorable.institutions.ends;
  return exploreEnds(period, { from: manifest.from, to: lastQuarterEnd(manifest) });
}

/** An area's told figures, one for each end. Nothing but what disclosure control let through is read. */
export function areaFigures(
  slice: ExploreSlice,
  level: AreaLevel,
  id: string,
  reader: ReleaseReader,
  geography: Geography,
): readonly DatedFigure[] {
  return endsOf(slice, reader).map((end) => ({
    end,
    figure: areaFigure(slice, level, id, end, reader, geography),
  }));
}

/** An area's told figure at one end. */
export function areaFigure(
  { explorable, period, wards }: ExploreSlice,
  level: AreaLevel,
  id: string,
  end: Month,
  reader: ReleaseReader,
  geography: Geography,
): ExploreFigure {
  if (explorable.of === 'institutions') {
    const area =
      level === 'nation' ? ({ level } as const) : ({ level: 'county', county: unitOfCode(id) } as const);
    const told = explorable.institutions.published(area, {
      unitType: wards ?? 'long-term',
      indicator: explorable.id,
      end,
    });
    return told.sums === null
      ? { value: null, reason: told.reason }
      : figureOfInstitutions(explorable.definition, told.sums);
  }
  const { definition } = explorable;
  const area =
    level === 'region'
      ? ({ level, id } as const)
      : ({ level, unit: level === 'nation' ? 0 : unitOfCode(id) } as const);
  const cells: TellingCells<ToldCell> = {
    find: (of, unit, kind, month) =>
      reader.publishedCell(of, unit, { indicator: definition.id, kind, end: month }),
    join: joined,
    // A region that the release holds no county of has no figure.
    countiesOf: (region, month) =>
      countiesAt(geography, month)
        .filter(({ healthRegion }) => healthRegion === region)
        .map(({ code }) => unitOfCode(code))
        .filter((unit) => reader.knowsArea('county', unit, month)),
  };
  return figureOrReason(definition, tellArea(cells, area, period, end));
}

/** A told cell, or why there is none. */
export type ToldCell =
  | { readonly cell: FigureCell }
  | { readonly cell: null; readonly reason: Extract<PublishedCell, { cell: null }>['reason'] };

export function figureOrReason(definition: IndicatorDefinition, told: ToldCell): ExploreFigure {
  return told.cell === null ? { value: null, reason: told.reason } : figureOfCell(definition, told.cell);
}

/** The sum of told parts; hidden as soon as one of them is. */
function joined(parts: readonly ToldCell[]): ToldCell {
  const hidden = parts.find((part) => part.cell === null);
  if (hidden) return hidden;
  const cell = sumOfCells(parts.map((part) => part.cell));
  return cell === null ? { cell, reason: 'no-data' } : { cell };
}
