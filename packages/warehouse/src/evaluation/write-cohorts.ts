import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '@smalspor/domain/time';
import { createTableOf } from '../measure/append-rows.ts';
import { textSql } from '../measure/lake-files.ts';
import type { MonthSpan } from '../measure/spine.ts';
import { cohortParts, type StartingUnits } from './cohort-parts.ts';
import { COHORTS_FILE, EVALUATION_DIRECTORY, type EvaluationNote } from './evaluation-file.ts';
import type { ParticipationSources } from './participations.ts';

/** A programme whose units' months stand in the table `evaluated_<programme>`; see `createDoctorMonths` and `createHomeMonths`. */
export interface EvaluatedProgramme {
  readonly programme: string;
  readonly sources?: ParticipationSources;
  readonly span: MonthSpan;
  readonly indicators: readonly string[];
  /** The smallest number of doctors or institutions that is told of together. */
  readonly k: number;
  /** The last month of what is told by months since the start. */
  readonly windowsTo: Month;
}

type Programme = EvaluationNote['programmes'][number];

/**
 * Writes what may be told of the participants of programmes: sums by county of the plan, months in which units began, and month.
 * The table `evaluated_<programme>` has one row for each unit, month and indicator: `unit`, `month`, `county`, `started` (NULL: takes no part),
 * `indicator`, `numerator`, `denominator`.
 */
export async function writeCohorts(
  connection: DuckDBConnection,
  programmes: readonly EvaluatedProgramme[],
  cube: string,
): Promise<EvaluationNote> {
  const directory = join(cube, EVALUATION_DIRECTORY);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await connection.run(`CREATE OR REPLACE TEMP TABLE cohort_cell (programme VARCHAR, county INTEGER, part VARCHAR,
    first INTEGER, last INTEGER, start INTEGER, county_start INTEGER, month INTEGER, indicator VARCHAR, units INTEGER, numerator DOUBLE, denominator DOUBLE)`);
  const notes: Programme[] = [];
  for (const programme of programmes) notes.push(await addCohorts(connection, programme));
  await connection.run(`COPY (FROM cohort_cell ORDER BY programme, indicator, county, first NULLS LAST, part, month)
    TO ${textSql(join(directory, COHORTS_FILE))} (FORMAT parquet, COMPRESSION zstd)`);
  return { programmes: notes };
}

async function addCohorts(connection: DuckDBConnection, evaluated: EvaluatedProgramme): Promise<Programme> {
  const { programme, span, indicators, k, windowsTo, sources } = evaluated;
  const table = `evaluated_${programme}`;
  const counted = await connection.runAndReadAll(`
    SELECT county, started, month, count(DISTINCT unit)::INTEGER FROM ${table}
    WHERE county IS NOT NULL GROUP BY ALL ORDER BY county, started, month`);
  const rows = counted.getRowsJS() as [number, number | null, number, number][];
  const parts = [...Map.groupBy(rows, ([county]) => county)].map(([county, of]) => ({
    county,
    parts: partsOf(of, span, k),
  }));
  const named = `cohort_part_${programme}`;
  await createTableOf(
    connection,
    named,
    { county: 'INTEGER', first: 'INTEGER', last: 'INTEGER' },
    parts.flatMap(({ county, parts: each }) => each.map(({ first, last }) => [county, first, last])),
  );
  await connection.run(`
    INSERT INTO cohort_cell
    WITH told AS (SELECT DISTINCT county FROM ${named}),
    placed AS (
      SELECT e.*, p.first, p.last, s.county_start,
        CASE WHEN t.county IS NULL THEN 'whole' WHEN e.started IS NULL THEN 'others' ELSE 'participants' END AS part
      FROM ${table} e LEFT JOIN told t ON t.county = e.county
      LEFT JOIN ${named} p ON p.county = e.county AND e.started BETWEEN p.first AND p.last
      LEFT JOIN (SELECT county, min(started) AS county_start FROM ${table} GROUP BY county) s ON s.county = e.county
      WHERE e.county IS NOT NULL)
    SELECT ${textSql(programme)}, county, part, first, last,
      CASE WHEN part = 'participants' THEN round(avg(avg(started)) OVER (PARTITION BY county, first, indicator))::INTEGER END,
      any_value(county_start), month, indicator, count(DISTINCT unit)::INTEGER, sum(numerator)::DOUBLE, sum(denominator)::DOUBLE
    FROM placed GROUP BY county, part, first, last, month, indicator`);
  await addByStart(connection, evaluated);
  const found = await connection.runAndReadAll(
    `SELECT count(DISTINCT unit)::INTEGER FROM ${table} WHERE started IS NOT NULL AND county IS NOT NULL`,
  );
  return {
    programme,
    ...span,
    indicators,
    ...(sources === undefined ? {} : { sources }),
    windowsTo,
    participants: Number(found.getRowsJS()[0]?.[0] ?? 0),
    counties: parts.filter((county) => county.parts.length > 0).length,
    wholeCounties: parts.filter((county) => county.parts.length === 0).length,
  };
}

/** Twelve months before the start and twelve from it, of all counties together. */
async function addByStart(
  connection: DuckDBConnection,
  { programme, span, k, windowsTo }: EvaluatedProgramme,
): Promise<void> {
  const table = `evaluated_${programme}`;
  await connection.run(`
    INSERT INTO cohort_cell
    WITH windowed AS (
      SELECT *, month - started AS since FROM ${table}
      WHERE county IS NOT NULL AND started >= ${span.from + 12} AND started <= ${windowsTo - 11}
        AND month BETWEEN started - 12 AND started + 11),
    nation AS (
      SELECT indicator, month, sum(numerator) / sum(denominator) AS rate FROM ${table}
      WHERE county IS NOT NULL GROUP BY indicator, month),
    both_parts AS (
      SELECT 'by-start' AS part, since, indicator, unit, numerator, denominator FROM windowed
      UNION ALL
      SELECT 'nation-by-start', since, indicator, unit, denominator * rate, denominator
      FROM windowed JOIN nation USING (indicator, month))
    SELECT ${textSql(programme)}, 0, part, NULL, NULL, NULL, NULL, since, indicator, count(DISTINCT unit)::INTEGER,
      sum(numerator)::DOUBLE, sum(denominator)::DOUBLE
    FROM both_parts GROUP BY part, since, indicator HAVING count(DISTINCT unit) >= ${k}`);
}

function partsOf(rows: readonly [number, number | null, number, number][], span: MonthSpan, k: number) {
  const byStart = new Map<number | null, number[]>();
  for (const [, started, month, units] of rows) {
    const counts = byStart.get(started) ?? new Array<number>(span.to - span.from + 1).fill(0);
    counts[month - span.from] = units;
    byStart.set(started, counts);
  }
  const starting = [...byStart].flatMap(([start, units]): StartingUnits[] =>
    start === null ? [] : [{ start, units }],
  );
  return cohortParts(starting, byStart.get(null) ?? [0], k);
}
