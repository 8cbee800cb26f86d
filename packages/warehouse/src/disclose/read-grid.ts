import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type DisclosureGrid,
  type DisclosureSettings,
  type GridCount,
  type GridFamily,
  type GridNote,
  relationsOf,
} from '@smalspor/domain/disclosure';
import type { Geography } from '@smalspor/domain/organisation';
import { createTableOf } from '../measure/append-rows.ts';
import type { DisclosureColumns } from './disclosure-columns.ts';
import { type GridPlaces, readPlaces } from './grid-places.ts';
import { endOfStep, type GridSpan, MONTHS_PER_STEP, STEPS_PER_YEAR } from './grid-span.ts';
import { createMemberWindows } from './member-windows.ts';
import { readColumns } from './read-columns.ts';
import { readNotes } from './read-notes.ts';

/**
 * Everything that aggregates are made of, from the tables that measuring leaves behind (`spine`, `monthly`, `quarterly`).
 * Leaves the tables `grid_place` (municipality, place, area)
 * and `member_window`.
 */
export async function readGrid(
  connection: DuckDBConnection,
  columns: DisclosureColumns,
  span: GridSpan,
  geography: Geography,
  settings: DisclosureSettings,
  areas: string,
  changed: ReadonlySet<number>,
): Promise<DisclosureGrid> {
  const places = await readPlaces(connection, geography, span, settings, changed);
  await createTableOf(
    connection,
    'grid_place',
    { municipality: 'INTEGER', place: 'INTEGER', area: 'INTEGER' },
    places.places.map(({ unit, area }, place) => [unit, place, area] as const),
  );
  const counts = await readCounts(connection, columns, span, places);
  const largestLeft = await readLargestLeft(connection, columns, span, places);
  await createMemberWindows(connection, columns);
  const notes = await readNotes(connection, columns, places, settings, areas);
  return {
    start: span.start,
    monthsPerStep: MONTHS_PER_STEP,
    steps: span.steps,
    stepsPerWindow: STEPS_PER_YEAR,
    ...places,
    largestLeft,
    families: columns.families.map(
      (family, position): GridFamily => ({
        ...family,
        counts: counts.get(position) ?? [],
        notes: notes.get(position) ?? ([] as GridNote[]),
      }),
    ),
  };
}

async function readCounts(
  connection: DuckDBConnection,
  { columns }: DisclosureColumns,
  span: GridSpan,
  { places, areas }: GridPlaces,
): Promise<ReadonlyMap<number, readonly GridCount[]>> {
  const months = span.steps * MONTHS_PER_STEP;
  const inSpan = `listed AND month BETWEEN ${span.start} AND ${endOfStep(span, span.steps - 1)}`;
  const sums = columns.map(({ column }, index) => `sum(${column})::DOUBLE AS s${index}`).join(', ');
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE place_month AS
    SELECT p.place, p.area, m.month - ${span.start} AS month, ${sums}
    FROM monthly m JOIN grid_place p USING (municipality) WHERE ${inSpan} GROUP BY ALL`);
  const again = columns.map((_, index) => `sum(s${index})`).join(', ');
  const byStep = await readSums(
    connection,
    `SELECT place, month // ${MONTHS_PER_STEP} AS time, ${again} FROM place_month GROUP BY place, time`,
    columns.length,
    places.length,
    span.steps,
  );
  const byMonth = await readSums(
    connection,
    `SELECT area, month AS time, ${again} FROM place_month GROUP BY area, time`,
    columns.length,
    areas.length,
    months,
  );
  const largest = await readLargest(
    connection,
    columns.map(({ column }) => column),
    span,
    { places, areas },
  );
  const counts = columns.map(({ family, kind, threshold }, index) => ({
    family,
    count: {
      kind,
      threshold,
      byStep: byStep[index] ?? new Float64Array(),
      byMonth: byMonth[index] ?? new Float64Array(),
      largestByStep: largest.byStep[index] ?? new Float64Array(),
      largestByMonth: largest.byMonth[index] ?? new Float64Array(),
    },
  }));
  const byFamily = Map.groupBy(counts, ({ family }) => family);
  return new Map([...byFamily].map(([family, of]) => [family, of.map(({ count }) => count)]));
}

/** The largest value that one prescriber has in each of the expressions: in each place's quarter and in each area's month. */
async function readLargest(
  connection: DuckDBConnection,
  expressions: readonly string[],
  span: GridSpan,
  { places, areas }: GridPlaces,
): Promise<{ readonly byStep: readonly Float64Array[]; readonly byMonth: readonly Float64Array[] }> {
  const most = expressions.map((expression) => `max(${expression})::DOUBLE`).join(', ');
  const sql = (table: string, time: string, position: string, unit: number) => `
    SELECT p.${position}, (${time} - ${span.start}) // ${unit} AS time, ${most}
    FROM ${table} JOIN grid_place p USING (municipality)
    WHERE listed AND ${time} BETWEEN ${span.start} AND ${endOfStep(span, span.steps - 1)}
    GROUP BY p.${position}, time`;
  const steps = sql('quarterly', 'quarter', 'place', MONTHS_PER_STEP);
  const months = sql('monthly', 'month', 'area', 1);
  const size = expressions.length;
  return {
    byStep: await readSums(connection, steps, size, places.length, span.steps),
    byMonth: await readSums(connection, months, size, areas.length, span.steps * MONTHS_PER_STEP),
  };
}

/** For each partition of the families the most that one prescriber has left of the whole beside its parts. */
async function readLargestLeft(
  connection: DuckDBConnection,
  { families, columns }: DisclosureColumns,
  span: GridSpan,
  places: GridPlaces,
): Promise<DisclosureGrid['largestLeft']> {
  const columnOf = new Map(columns.map(({ family, kind, column }) => [`${family} ${kind}`, column]));
  const expressions = relationsOf(families).partitions.map(({ kind, whole, parts }) =>
    [whole, ...parts].map((family) => columnOf.get(`${family} ${kind}`) ?? '0').join(' - '),
  );
  if (expressions.length === 0) return [];
  const { byStep, byMonth } = await readLargest(connection, expressions, span, places);
  return byStep.map((row, index) => ({ byStep: row, byMonth: byMonth[index] ?? new Float64Array() }));
}

/** A query of position, time and figures, as one array for each figure: position × times + time. */
async function readSums(
  connection: DuckDBConnection,
  sql: string,
  sums: number,
  positions: number,
  times: number,
): Promise<Float64Array[]> {
  const [position = new Float64Array(), time = new Float64Array(), ...values] = await readColumns(
    connection,
    sql,
  );
  return Array.from({ length: sums }, (_, index) => {
    const filled = new Float64Array(positions * times);
    for (let row = 0; row < position.length; row += 1) {
      filled[(position[row] ?? 0) * times + (time[row] ?? 0)] = values[index]?.[row] ?? 0;
    }
    return filled;
  });
}
