import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  DisclosureGrid,
  DisclosureSettings,
  GridCount,
  GridFamily,
  GridNote,
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
  await createMemberWindows(connection, columns);
  const notes = await readNotes(connection, columns, places, settings, areas);
  return {
    start: span.start,
    monthsPerStep: MONTHS_PER_STEP,
    steps: span.steps,
    stepsPerWindow: STEPS_PER_YEAR,
    ...places,
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
  const most = columns.map(({ column }) => `max(${column})::DOUBLE`).join(', ');
  const largestByStep = await readSums(
    connection,
    `SELECT p.place, (q.quarter - ${span.start}) // ${MONTHS_PER_STEP} AS time, ${most}
     FROM quarterly q JOIN grid_place p USING (municipality)
     WHERE q.listed AND q.quarter BETWEEN ${span.start} AND ${endOfStep(span, span.steps - 1)} GROUP BY p.place, time`,
    columns.length,
    places.length,
    span.steps,
  );
  const largestByMonth = await readSums(
    connection,
    `SELECT p.area, m.month - ${span.start} AS time, ${most}
     FROM monthly m JOIN grid_place p USING (municipality) WHERE ${inSpan} GROUP BY p.area, time`,
    columns.length,
    areas.length,
    months,
  );
  const counts = columns.map(({ family, kind, threshold }, index) => ({
    family,
    count: {
      kind,
      threshold,
      byStep: byStep[index] ?? new Float64Array(),
      byMonth: byMonth[index] ?? new Float64Array(),
      largestByStep: largestByStep[index] ?? new Float64Array(),
      largestByMonth: largestByMonth[index] ?? new Float64Array(),
    },
  }));
  const byFamily = Map.groupBy(counts, ({ family }) => family);
  return new Map([...byFamily].map(([family, of]) => [family, of.map(({ count }) => count)]));
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
