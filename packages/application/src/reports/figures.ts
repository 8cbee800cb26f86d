import {
  type Cell,
  dispersionOf,
  estimateOf,
  expectedValueOf,
  type IndicatorDefinition,
} from '@smalspor/domain/indicators';
import type { Level, UnitId } from '@smalspor/domain/organisation';
import type { ComparatorLevel, Comparators, Figure } from '@smalspor/domain/reports';
import type { Month, PeriodKind } from '@smalspor/domain/time';
import type { CellKey, PrescriberHome, PublishedCell, ReleaseReader } from '@smalspor/warehouse/read';

/** A cell as a value with its interval and spread. */
export function figureOf(definition: IndicatorDefinition, cell: Cell | null): Figure {
  if (cell === null) return { estimate: { value: null, reason: 'no-data' }, dispersion: 1 };
  return { estimate: estimateOf(definition, cell), dispersion: dispersionOf(definition, cell) };
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

const AREA_LEVELS: readonly Exclude<ComparatorLevel, 'group'>[] = ['municipality', 'county', 'nation'];

function unitAt(home: PrescriberHome, level: Exclude<ComparatorLevel, 'group'>): UnitId {
  if (level === 'nation') return 0;
  return level === 'county' ? home.county : home.municipality;
}

export function comparatorFigures(reader: ReleaseReader): ComparatorFigures {
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
  ): Promise<Figure> => {
    const name = `${level} ${unit} ${key.indicator} ${key.kind} ${key.end}`;
    const figure = known.get(name) ?? toFigure(definition, await read());
    known.set(name, figure);
    return figure;
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
        figures[level] = await remember(level, unit, definition, atLevel, () =>
          reader.publishedCell(level, unit, atLevel),
        );
      }
      return figures;
    },
  };
}
