import type { DuckDBConnection } from '@duckdb/node-api';
import {
  createGroupJudge,
  createPublication,
  type DisclosureGrid,
  type DisclosureSettings,
  type FamilyPattern,
  type GridCell,
  type GridLevel,
  type GroupVerdicts,
  measurePartitions,
  type Pattern,
  type Publication,
  relationsOf,
} from '@smalspor/domain/disclosure';
import { type AppendValue, createTableOf } from '../measure/append-rows.ts';
import type { DisclosureColumns } from './disclosure-columns.ts';
import { endOfStep, type GridSpan, MONTHS_PER_STEP, STEPS_PER_YEAR } from './grid-span.ts';
import type { GroupFigures } from './group-series.ts';

/** Steps in each kind of window. A calendar year is told like the rolling year that ends with it. */
const WINDOW_STEPS = { half: 2, rolling12: STEPS_PER_YEAR } as const;

type ToldLevel = 'nation' | 'county' | 'countyNow' | 'municipality' | 'group';

const COLUMNS = {
  family: 'INTEGER',
  level: 'VARCHAR',
  unit: 'INTEGER',
  kind: 'VARCHAR',
  period_end: 'INTEGER',
  reason: 'VARCHAR',
} as const;

/**
 * Table `kept_back`: of each family the cells of the closed grid that may not be told, with the reason. What is not in it may be
 * told. Table `told_others`: the counties and rolling years whose folded municipalities may be told together; a row for a
 * numerator and its denominator alone is not enough when it may not be told over the same places.
 */
export async function createToldCells(
  connection: DuckDBConnection,
  columns: DisclosureColumns,
  grid: DisclosureGrid,
  pattern: Pattern,
  span: GridSpan,
  groups: readonly GroupFigures[],
  settings: DisclosureSettings,
): Promise<void> {
  const publication = createPublication(grid, pattern);
  await createTableOf(connection, 'kept_back', COLUMNS, [
    ...areaRows(grid, pattern, span, publication),
    ...groupRows(grid, span, groups, settings),
  ]);
  await createTableOf(
    connection,
    'told_others',
    { numerator: 'INTEGER', denominator: 'INTEGER', county: 'INTEGER', period_end: 'INTEGER' },
    othersRows(columns, grid, span, publication),
  );
  await createTableOf(
    connection,
    'folded_place',
    { family: 'INTEGER', municipality: 'INTEGER' },
    pattern.families.flatMap(({ folded }, family) => folded.map(({ place }) => [family, place] as const)),
  );
}

function* areaRows(
  grid: DisclosureGrid,
  pattern: Pattern,
  span: GridSpan,
  publication: Publication,
): Generator<readonly AppendValue[]> {
  const cells = gridCells(grid);
  for (const [family, of] of pattern.families.entries()) {
    const reasons = new Map(of.folded.map(({ place, reason }) => [place, reason]));
    for (const cell of cells) {
      if (publication.shows(of.family, cell)) continue;
      const reason = (cell.level === 'municipality' && reasons.get(cell.unit)) || reasonOf(of, cell);
      for (const { kind, end } of periodsOf(span, cell))
        yield [family, cell.level, cell.unit, kind, end, reason];
    }
  }
}

function reasonOf(
  { nation, counties, hiddenCounties }: FamilyPattern,
  { level, unit, kind }: GridCell,
): string {
  if (nation === 'none') return 'nowhere';
  if (level === 'county' && hiddenCounties.includes(unit)) return 'hidden-county';
  const isCoarser = kind === 'month' && (level === 'nation' ? nation : counties) === 'step';
  return isCoarser ? 'coarser-period' : 'boundary';
}

/** Halves and rolling years of counties and nation, rolling years of municipalities, months of counties and nation. */
function gridCells(grid: DisclosureGrid): GridCell[] {
  const units = (level: GridLevel): number[] => {
    if (level === 'nation') return [0];
    if (level === 'countyNow') return [...new Set(grid.areas.map(({ countyNow }) => countyNow))];
    const of = grid.places.flatMap((place) => [
      ...new Set(Array.from(place[level === 'county' ? level : 'municipality'])),
    ]);
    return [...new Set(of)].filter((unit) => unit >= 0);
  };
  const months = Array.from({ length: grid.steps * MONTHS_PER_STEP }, (_, end) => end);
  const steps = Array.from({ length: grid.steps }, (_, end) => end);
  return (['nation', 'county', 'countyNow', 'municipality'] as const).flatMap((level) =>
    units(level).flatMap((unit): GridCell[] => [
      ...(level === 'municipality'
        ? []
        : months.map((end): GridCell => ({ level, unit, kind: 'month', end, length: 1 }))),
      ...Object.values(WINDOW_STEPS).flatMap((length) =>
        level === 'municipality' && length !== STEPS_PER_YEAR
          ? []
          : steps.slice(length - 1).map((end): GridCell => ({ level, unit, kind: 'window', end, length })),
      ),
    ]),
  );
}

/** The names under which the cube keeps a cell. */
function periodsOf(
  span: GridSpan,
  { level, kind, end, length }: GridCell,
): { readonly kind: string; readonly end: number }[] {
  if (kind === 'month') return [{ kind: 'month', end: span.start + end }];
  const last = endOfStep(span, end);
  if (length !== STEPS_PER_YEAR) return [{ kind: 'half', end: last }];
  const isYear = level !== 'municipality' && last % 12 === 11;
  return [{ kind: 'rolling12', end: last }, ...(isYear ? [{ kind: 'year', end: last }] : [])];
}

function* groupRows(
  grid: DisclosureGrid,
  span: GridSpan,
  groups: readonly GroupFigures[],
  settings: DisclosureSettings,
): Generator<readonly AppendValue[]> {
  const relations = relationsOf(grid.families);
  const partitions = measurePartitions(grid, relations);
  for (const { group, series, largest } of groups) {
    const judge = createGroupJudge(series, relations.wholes, partitions, settings);
    for (const [kind, length] of Object.entries(WINDOW_STEPS)) {
      for (let end = length - 1; end < span.steps; end += 1) {
        const window = { first: end - length + 1, length, largest: largest(`${kind} ${end}`) };
        yield* refusedRows(judge(window), 'group', group, kind, endOfStep(span, end));
      }
    }
  }
}

function* refusedRows(
  verdicts: GroupVerdicts,
  level: ToldLevel,
  unit: number,
  kind: string,
  end: number,
): Generator<readonly AppendValue[]> {
  for (const [family, reason] of verdicts.entries()) {
    if (reason !== null) yield [family, level, unit, kind, end, reason];
  }
}

function* othersRows(
  { indicators }: DisclosureColumns,
  grid: DisclosureGrid,
  span: GridSpan,
  publication: Publication,
): Generator<readonly AppendValue[]> {
  const pairs = new Map(
    indicators.map(({ numerator, denominator }) => [
      `${numerator} ${denominator}`,
      { numerator, denominator },
    ]),
  );
  const counties = new Set(grid.places.flatMap(({ county }) => [...new Set(Array.from(county))]));
  for (const { numerator, denominator } of pairs.values()) {
    const above = grid.families[numerator]?.key ?? '';
    const below = denominator === null ? null : (grid.families[denominator]?.key ?? '');
    for (const unit of [...counties].filter((county) => county >= 0)) {
      for (let end = STEPS_PER_YEAR - 1; end < grid.steps; end += 1) {
        const cell: GridCell = { level: 'others', unit, kind: 'window', end, length: STEPS_PER_YEAR };
        const isTold =
          below === null ? publication.shows(above, cell) : publication.showsBoth(above, below, cell);
        if (isTold) yield [numerator, denominator, unit, endOfStep(span, end)];
      }
    }
  }
}
