import type { DuckDBConnection } from '@duckdb/node-api';
import type { Declaration } from './declaration.ts';
import type { SemicolonFormat } from './formats/format.ts';
import type { RowProblem } from './row-problems.ts';
import type { SetProblem } from './set-problems.ts';
import { withPeriod } from './sql-words.ts';

/** A bad row, before its value has been looked up and masked. */
export interface FoundReject extends RowProblem {
  /** Index of the file within the delivery. */
  readonly file: number;
  readonly line: number;
}

/**
 * Finds the rows of `row_value` that are wrong although each field is right, each with its first problem, and takes them
 * out of the table: the view `good_row` has the others.
 */
export async function findRejects(
  connection: DuckDBConnection,
  format: SemicolonFormat,
  declaration: Declaration,
  problems: readonly SetProblem[],
): Promise<readonly FoundReject[]> {
  await connection.run('CREATE VIEW good_row AS SELECT * FROM row_value');
  const rejects = [...(await failedChecks(connection, format, declaration))];
  if (rejects.length > 0) await takeOut(connection);
  for (const { find, ...problem } of problems) {
    const sql = await find(connection);
    if (sql === null) continue;
    const found = await connection.runAndReadAll(`INSERT INTO bad_row ${sql} RETURNING file, line`);
    for (const [file, line] of found.getRowsJS() as [number, number][])
      rejects.push({ ...problem, file, line });
    await takeOut(connection);
  }
  return rejects;
}

async function failedChecks(
  connection: DuckDBConnection,
  { checks }: SemicolonFormat,
  declaration: Declaration,
): Promise<readonly FoundReject[]> {
  await connection.run('CREATE TABLE bad_row (file UTINYINT, line INTEGER)');
  if (checks.length === 0) return [];
  const bad = checks.map((check) => `(${withPeriod(check.bad, declaration)})`);
  const which = bad.map((sql, index) => `WHEN ${sql} THEN ${index}`).join(' ');
  const found = await connection.runAndReadAll(
    `SELECT file, line, CASE ${which} END AS failed FROM row_value WHERE ${bad.join('\n OR ')}`,
  );
  const rows = found.getRowsJS() as [number, number, number][];
  if (rows.length === 0) return [];
  const appender = await connection.createAppender('bad_row');
  for (const [file, line] of rows) {
    appender.appendUTinyInt(file);
    appender.appendInteger(line);
    appender.endRow();
  }
  appender.closeSync();
  return rows.map(([file, line, failed]) => {
    const { column, code, reason } = checks[failed] as SemicolonFormat['checks'][number];
    return { column, code, reason, file, line };
  });
}

async function takeOut(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    'DELETE FROM parsed_row USING bad_row b WHERE parsed_row.file = b.file AND parsed_row.line = b.line',
  );
  await connection.run('DELETE FROM bad_row');
}
