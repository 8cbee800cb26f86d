import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { CELL_COLUMNS, cellArms } from './cells.ts';
import { textSql } from './lake-files.ts';
import type { MeasurePlan } from './plan.ts';
import { additiveColumns, spreadColumns, WINDOW_JOIN, windowSumsSql } from './roll-up.ts';
import { spreadYearSql } from './windows.ts';

/** A file of prescribers' own cells: `first`–`last` are the prescribers that it may hold. */
export interface OwnFile {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** Rows of a row group: one prescriber's cells lie in one or two of them. */
const ROW_GROUP = 8_192;
const PRESCRIBERS_PER_FILE = 500;

/**
 * Writes the cells of level `gp`, sorted by prescriber, indicator and period, in files of some hundred prescribers. Sorting within
 * such a part needs no spilling, and a reader of one prescriber opens one file.
 */
export async function writeOwnCells(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  directory: string,
  afterEach: (done: number, of: number) => void,
): Promise<readonly OwnFile[]> {
  const parts = await partCount(connection);
  const reader = await connection.runAndReadAll(`
    SELECT min(prescriber), max(prescriber) FROM (
      SELECT prescriber, ntile(${parts}) OVER (ORDER BY prescriber) AS part
      FROM (SELECT DISTINCT prescriber FROM monthly WHERE prescriber IS NOT NULL))
    GROUP BY part ORDER BY part`);
  const files: OwnFile[] = reader.getRows().map(([first, last], index) => ({
    name: `own-${String(index).padStart(3, '0')}.parquet`,
    first: Number(first),
    last: Number(last),
  }));
  for (const [index, file] of files.entries()) {
    await connection.run(`CREATE OR REPLACE TEMP TABLE own AS ${ownSql(plan, file)}`);
    const arms = cellArms(plan, 'own', {
      prescribers: () => '1',
      patients: () => 'NULL',
      noValue: 'NULL',
    });
    await connection.run(`
      COPY (SELECT ${Object.keys(CELL_COLUMNS).join(', ')} FROM (${arms.join(' UNION ALL ')})
        ORDER BY unit, indicator, kind, period_end)
      TO ${textSql(join(directory, file.name))} (FORMAT parquet, ROW_GROUP_SIZE ${ROW_GROUP}, COMPRESSION zstd)`);
    afterEach(index + 1, files.length);
  }
  await connection.run('DROP TABLE IF EXISTS own');
  return files;
}

/** The wide table of some prescribers: months, rolling years and, as a copy of December's, calendar years. */
function ownSql(plan: MeasurePlan, { first, last }: OwnFile): string {
  const columns = additiveColumns(plan);
  const mine = `prescriber BETWEEN ${first} AND ${last}`;
  const rolling = `
    SELECT q.prescriber AS unit, w.kind, w.period_end, ${windowSumsSql(plan)}
    FROM ${WINDOW_JOIN}
    WHERE w.kind = 'rolling12' AND q.${mine} GROUP BY q.prescriber, w.kind, w.period_end`;
  const noUsers = plan.expectedUsers.map(({ name }) => `0 AS ${name}`);
  const spreads = spreadColumns(plan).map((name) => `coalesce(p.${name}, 0) AS ${name}`);
  return `
    WITH rolling AS (${rolling}),
    period AS (
      SELECT prescriber AS unit, 'month' AS kind, month AS period_end,
        ${[...columns, ...noUsers].join(', ')} FROM monthly WHERE ${mine}
      UNION ALL SELECT * FROM rolling
      UNION ALL SELECT * REPLACE ('year' AS kind) FROM rolling WHERE period_end % 12 = 11)
    SELECT 'gp' AS level, t.*${spreads.map((sql) => `, ${sql}`).join('')}
    FROM period t LEFT JOIN patient_spread p
      ON p.prescriber = t.unit AND p.year = ${spreadYearSql('t.kind', 't.period_end')}`;
}

async function partCount(connection: DuckDBConnection): Promise<number> {
  const reader = await connection.runAndReadAll('SELECT count(DISTINCT prescriber) FROM monthly');
  return Math.max(1, Math.ceil(Number(reader.getRows()[0]?.[0] ?? 0) / PRESCRIBERS_PER_FILE));
}
