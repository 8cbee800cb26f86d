import type { DuckDBConnection } from '@duckdb/node-api';
import type { SemicolonFormat } from './formats/format.ts';
import type { SourceInspection } from './inspect-source.ts';
import { readCsvSql } from './read-csv-sql.ts';
import { type RowSqlSettings, rowSql } from './row-sql.ts';

export interface LoadOutcome {
  readonly rows: number;
  /** Whether every row is good; if not, the bad ones have to be found with their lines. */
  readonly clean: boolean;
}

/**
 * The fast way: rows become values in the table `row_value`, in whatever order. Line numbers are not kept, so a single bad
 * row means that the file has to be read again by `explainRows`.
 */
export async function loadRows(
  connection: DuckDBConnection,
  format: SemicolonFormat,
  inspections: readonly SourceInspection[],
  settings: Omit<RowSqlSettings, 'columns'> & { readonly maxLineBytes: number },
): Promise<LoadOutcome> {
  await connection.run('DROP TABLE IF EXISTS row_value');
  for (const [index, inspection] of inspections.entries()) {
    const source = readCsvSql(inspection, settings.maxLineBytes);
    const select = rowSql(format, { ...settings, columns: inspection.columns }, source);
    await connection.run(
      index === 0 ? `CREATE TABLE row_value AS ${select}` : `INSERT INTO row_value ${select}`,
    );
  }
  const [counts] = (
    await connection.runAndReadAll(
      'SELECT count(*)::DOUBLE AS rows, count_if(problem > 0)::DOUBLE AS bad, coalesce(bit_or(decimals), 0)::INTEGER AS decimals FROM row_value',
    )
  ).getRowObjectsJS() as [{ rows: number; bad: number; decimals: number }];
  const clean = counts.bad === 0 && counts.decimals !== 3 && !(await hasRepetitions(connection, format));
  return { rows: counts.rows, clean };
}

async function hasRepetitions(connection: DuckDBConnection, format: SemicolonFormat): Promise<boolean> {
  if (format.unique.length === 0) return false;
  const columns = format.unique.join(', ');
  const found = await connection.runAndReadAll(
    `SELECT 1 FROM row_value GROUP BY ${columns} HAVING count(*) > 1 LIMIT 1`,
  );
  return found.currentRowCount > 0;
}
