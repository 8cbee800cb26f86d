import type { DuckDBConnection } from '@duckdb/node-api';
import type { Declaration } from './declaration.ts';
import type { SemicolonFormat } from './formats/format.ts';
import type { SourceInspection } from './inspect-source.ts';
import { readCsvSql } from './read-csv-sql.ts';
import { rowSql } from './row-sql.ts';
import type { SetProblem } from './set-problems.ts';
import { watchProgress } from './watch-progress.ts';

export interface LoadSettings {
  readonly declaration: Declaration;
  readonly pseudonymKeys: number;
  readonly maxLineBytes: number;
  /** Hears how many percent of the files have been read. */
  readonly onPercent: (percent: number) => void;
}

/** Hears the percent of one of several files as the percent of all. */
export function percentOfFile(
  { onPercent }: Pick<LoadSettings, 'onPercent'>,
  file: number,
  files: number,
): (percent: number) => void {
  return (percent) => onPercent(Math.floor((file * 100 + percent) / files));
}

/**
 * The fast way: rows become values in the table `row_value`, in whatever order and without their line numbers.
 *
 * @returns whether every row is good. If not, the bad ones must be found by `explainRows`, which starts afresh.
 */
export async function loadCleanRows(
  connection: DuckDBConnection,
  format: SemicolonFormat,
  inspections: readonly SourceInspection[],
  problems: readonly SetProblem[],
  settings: LoadSettings,
): Promise<boolean> {
  await connection.run('SET preserve_insertion_order = false');
  for (const [index, inspection] of inspections.entries()) {
    const select = rowSql(
      format,
      { ...settings, columns: inspection.columns, problem: 'whether', kept: [] },
      readCsvSql(inspection, settings.maxLineBytes),
    );
    const statement = index === 0 ? `CREATE TABLE row_value AS ${select}` : `INSERT INTO row_value ${select}`;
    const onPercent = percentOfFile(settings, index, inspections.length);
    const readable = await watchProgress(connection, onPercent, () => isReadable(connection, statement));
    if (!readable) return false;
  }
  const [[rows, bad]] = (
    await connection.runAndReadAll('SELECT count(*)::DOUBLE, count_if(problem > 0)::DOUBLE FROM row_value')
  ).getRowsJS() as [[number, number]];
  const expected = inspections.reduce((sum, inspection) => sum + inspection.rows, 0);
  if (bad > 0 || rows !== expected) return false;
  for (const problem of problems) {
    if (await problem.occurs(connection)) return false;
  }
  return true;
}

/** Runs the statement; `false` when a line of the file does not have the fields that it should have. */
async function isReadable(connection: DuckDBConnection, statement: string): Promise<boolean> {
  try {
    await connection.run(statement);
    return true;
  } catch (error) {
    // The message quotes the line: it goes no further.
    if (error instanceof Error && error.message.includes('CSV Error')) return false;
    throw error;
  }
}
