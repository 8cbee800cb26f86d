import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';

/** Puts rows into a table that exists; `append` writes one row's values in the order of the columns. */
export async function appendRows<T>(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<T>,
  append: (appender: DuckDBAppender, row: T) => void,
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    append(appender, row);
    appender.endRow();
  }
  appender.closeSync();
}
