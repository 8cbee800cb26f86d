import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { textSql } from './lake-files.ts';
import type { MeasurePlan } from './plan.ts';
import {
  additiveColumns,
  spreadColumns,
  WINDOW_JOIN,
  windowOnlyColumns,
  windowSumsSql,
} from './sum-columns.ts';
import { spreadYearSql } from './windows.ts';

/** A file of prescribers' own sums: `first`–`last` are the prescribers that it holds. */
export interface OwnFile {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** The rolling years of everyone with a list by their ends, so that a reader of one year and few sums opens one file and not all. */
export const LISTED_YEARS_FILE = 'listed-years.parquet';
/** About as many doctors as have a list: a year lies in two or three of them. */
const YEARS_ROW_GROUP = 4_096;

/** What is put together at once. */
const PRESCRIBERS_AT_ONCE = 512;
/**
 * A reader of one prescriber opens one file of one row group: before it leaves a row group out, DuckDB looks at each of its columns,
 * and there are some sixty. Snappy opens faster than zstd.
 */
const PRESCRIBERS_PER_FILE = 64;
/** More rows than so few prescribers have. */
const ROW_GROUP = 122_880;
/** Sums of one prescriber are small whole numbers: their differences take less room, and less time, than a dictionary. */
const SMALL_NUMBERS = 'PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1, WRITE_BLOOM_FILTER false';

/**
 * Writes the sums of every prescriber, month and rolling year, sorted by prescriber. They stay side by side, one column for
 * each distinct sum, because many indicators share them: a reader puts the cells together (`cellsOf`). Halves and calendar years are
 * not written; they follow from the months and from December's rolling year.
 */
export async function writeOwnCells(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  directory: string,
  afterEach: (done: number, of: number) => void,
): Promise<readonly OwnFile[]> {
  // Whoever always had a list in one place has windows of one stint, added up already.
  await connection.run(`
    CREATE TABLE restless AS
    SELECT prescriber FROM mover UNION SELECT prescriber FROM quarterly WHERE NOT listed AND prescriber IS NOT NULL`);
  const files = await filesOf(connection);
  await connection.run(`CREATE TABLE listed_years AS FROM (${ownSql(plan, 0, 0)}) WHERE false`);
  const together = PRESCRIBERS_AT_ONCE / PRESCRIBERS_PER_FILE;
  for (let done = 0; done < files.length; done += together) {
    const part = files.slice(done, done + together);
    await writePart(connection, plan, directory, part);
    afterEach(done + part.length, files.length);
  }
  await connection.run(`
    COPY (FROM listed_years ORDER BY period_end, prescriber)
    TO ${textSql(join(directory, LISTED_YEARS_FILE))} (FORMAT parquet, ROW_GROUP_SIZE ${YEARS_ROW_GROUP}, COMPRESSION snappy, ${SMALL_NUMBERS});
    DROP TABLE listed_years`);
  await connection.run('DROP TABLE stint; DROP TABLE mover; DROP TABLE restless');
  return files;
}

/** Puts some hundred prescribers together, and writes them to their files. */
async function writePart(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  directory: string,
  files: readonly OwnFile[],
): Promise<void> {
  const [first, last] = [files[0]?.first ?? 0, files.at(-1)?.last ?? 0];
  await connection.run(`CREATE TABLE own_part AS ${ownSql(plan, first, last)}`);
  for (const file of files) {
    await connection.run(`
      COPY (FROM own_part WHERE prescriber BETWEEN ${file.first} AND ${file.last} ORDER BY prescriber, kind, period_end)
      TO ${textSql(join(directory, file.name))} (FORMAT parquet, ROW_GROUP_SIZE ${ROW_GROUP}, COMPRESSION snappy, ${SMALL_NUMBERS})`);
  }
  await connection.run(`
    INSERT INTO listed_years FROM own_part WHERE kind = 'rolling12' AND listed;
    DROP TABLE own_part`);
}

function ownSql(plan: MeasurePlan, first: number, last: number): string {
  const mine = `prescriber BETWEEN ${first} AND ${last}`;
  const ofMonth = [
    ...['prescriber', "'month' AS kind", 'month AS period_end', 'listed'],
    ...additiveColumns(plan).map(({ name }) => name),
    ...windowOnlyColumns(plan).map(({ name }) => `0 AS ${name}`),
  ];
  const ofStint = [
    't.prescriber',
    't.kind',
    't.period_end',
    'true AS listed',
    ...windowNames(plan).map((name) => `t.${name}`),
  ];
  const ofQuarters = [
    'q.prescriber',
    'w.kind',
    'w.period_end',
    'bool_or(q.listed) AS listed',
    ...windowSumsSql(plan),
  ];
  const users = plan.users.map(({ name }) => `coalesce(u.${name}, 0) AS ${name}`);
  const spreads = spreadColumns(plan).map(({ name }) => `coalesce(p.${name}, 0) AS ${name}`);
  return `
    WITH period AS (
      SELECT ${ofMonth.join(', ')} FROM monthly WHERE ${mine}
      UNION ALL
      SELECT ${ofStint.join(', ')} FROM stint t
      WHERE t.kind = 'rolling12' AND t.${mine} AND t.prescriber NOT IN (FROM restless)
      UNION ALL
      SELECT ${ofQuarters.join(', ')} FROM ${WINDOW_JOIN}
      WHERE w.kind = 'rolling12' AND q.${mine} AND q.prescriber IN (FROM restless)
      GROUP BY q.prescriber, w.kind, w.period_end)
    SELECT ${['t.*', ...users, ...spreads].join(', ')} FROM period t
    LEFT JOIN users u ON u.level = 'gp' AND u.unit = t.prescriber AND u.kind = t.kind AND u.period_end = t.period_end
    LEFT JOIN patient_spread p
      ON p.prescriber = t.prescriber AND p.year = ${spreadYearSql('t.kind', 't.period_end')}`;
}

function windowNames(plan: MeasurePlan): readonly string[] {
  return [...additiveColumns(plan), ...windowOnlyColumns(plan)].map(({ name }) => name);
}

async function filesOf(connection: DuckDBConnection): Promise<readonly OwnFile[]> {
  const reader = await connection.runAndReadAll(`
    SELECT min(prescriber), max(prescriber) FROM (
      SELECT prescriber, (row_number() OVER (ORDER BY prescriber) - 1) // ${PRESCRIBERS_PER_FILE} AS part
      FROM (SELECT DISTINCT prescriber FROM monthly WHERE prescriber IS NOT NULL))
    GROUP BY part ORDER BY part`);
  const parts = reader.getRows();
  // Where there is no prescriber, one file without rows has the columns that readers expect.
  return (parts.length > 0 ? parts : [[0, 0]]).map(([first, last], index) => ({
    name: `own-${String(index).padStart(3, '0')}.parquet`,
    first: Number(first),
    last: Number(last),
  }));
}
