import {
  type Cell,
  dispersionOf,
  estimateOf,
  expectedValueOf,
  type IndicatorDefinition,
} from '@smalspor/domain/indicators';
import { countyCode, type Geography, type Level, type UnitId } from '@smalspor/domain/organisation';
import type { ComparatorLevel, Comparators, Figure } from '@smalspor/domain/reports';
import type { Month, PeriodKind } from '@smalspor/domain/time';
import type { CellKey, PrescriberHome, PublishedCell, ReleaseReader } from '@smalspor/warehouse/read';

/** A cell as a value with its interval and spread. */
export function figureOf(definition: IndicatorDefinition, cell: Cell | null): Figure {
  if (cell === null)
    return { estimate: { value: null, reason: reasonForNothing(definition) }, dispersion: 1 };
  return { estimate: estimateOf(definition, cell), dispersion: dispersionOf(definition, cell) };
}

/** Nothing above the line and nothing below: of a rate over declared lists, that nothing was declared. */
function reasonForNothing({ denominator }: IndicatorDefinition): 'no-declared-list' | 'no-data' {
  const isDeclared = 'personTime' in denominator && denominator.personTime === 'declaredList';
  return isDeclared ? 'no-declared-list' : 'no-data';
}

/** The value that the age and sex of the lists lead one to expect. */
export function expectedOf(definition: IndicatorDefinition, cell: Cell | null): number | null {
  return cell === null || !definition.standardised ? null : expectedValueOf(definition, cell);
}

/** Others' figures for one release. The same municipality stands in many reports, so its figures are kept. */
export interface ComparatorFigures {
  of(
    definition: IndicatorDefinition,
    home: PrescriberHome,
    kind: PeriodKind,
    end: Month,
  ): Promise<Comparators<Figure>>;
}

const AREA_LEVELS: readonly Exclude<ComparatorLevel, 'group' | 'controls'>[] = [
  'municipality',
  'county',
  'nation',
];

function unitAt(home: PrescriberHome, level: Exclude<ComparatorLevel, 'group' | 'controls'>): UnitId {
  if (level === 'nation') return 0;
  return level === 'county' ? home.county : home.municipality;
}

/** @param geography of the counties whose names stand beside «øvrige kommuner». */
export function comparatorFigures(reader: ReleaseReader, geography: Geography): ComparatorFigures {
  const known = new Map<string, Figure>();

  const toFigure = (definition: IndicatorDefinition, published: PublishedCell): Figure =>
    published.cell === null
      ? { estimate: { value: null, reason: published.reason }, dispersion: 1 }
      : figureOf(definition, published.cell);

  const remember = async (
    level: Level,
    unit: UnitId,
    definition: IndicatorDefinition,
    key: CellKey,
    read: () => PublishedCell | Promise<PublishedCell>,
    instead: (hidden: Figure) => Figure | Promise<Figure> = (hidden) => hidden,
  ): Promise<Figure> => {
    const name = `${level} ${unit} ${key.indicator} ${key.kind} ${key.end}`;
    const remembered = known.get(name);
    if (remembered) return remembered;
    const told = toFigure(definition, await read());
    const isHidden = told.estimate.value === null && told.estimate.reason === 'suppressed';
    const figure = isHidden ? await instead(told) : told;
    known.set(name, figure);
    return figure;
  };

  /** A municipality that cannot stand alone is shown with the others of its county. */
  const othersOfCounty =
    (definition: IndicatorDefinition, { municipality, county }: PrescriberHome, key: CellKey) =>
    async (hidden: Figure): Promise<Figure> => {
      const cell = await reader.othersOfCounty(municipality, county, key);
      const name = geography.countyByCode.get(countyCode(county))?.name.split(' – ')[0];
      return cell === null || name === undefined ? hidden : { ...figureOf(definition, cell), restOf: name };
    };

  return {
    of: async (definition, home, kind, end) => {
      const figures: Partial<Record<ComparatorLevel, Figure>> = {};
      const key = { indicator: definition.id, kind, end };
      const { group } = home;
      if (group !== null) {
        figures.group = await remember('group', group, definition, key, () => reader.groupCell(group, key));
      }
      for (const level of AREA_LEVELS) {
        const unit = unitAt(home, level);
        // The grid tells of municipalities in rolling years only.
        const atLevel = level === 'municipality' ? { ...key, kind: 'rolling12' as const } : key;
        figures[level] = await remember(
          level,
          unit,
          definition,
          atLevel,
          () => reader.publishedCell(level, unit, atLevel),
          level === 'municipality' ? othersOfCounty(definition, home, atLevel) : undefined,
        );
      }
      return figures;
    },
  };
}
