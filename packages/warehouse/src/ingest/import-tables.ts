import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { Geography } from '@smalspor/domain/organisation';
import { SQL_WORDS } from './row-sql.ts';

/** The tables and functions that the SQL of the descriptors refers to. */
export async function prepareImportTables(connection: DuckDBConnection, geography: Geography): Promise<void> {
  for (const statement of SQL_WORDS) await connection.run(statement);
  await connection.run(
    'CREATE TABLE municipality (code VARCHAR, unit INTEGER, from_month INTEGER, last_month INTEGER)',
  );
  await appendRows(connection, 'municipality', geography.municipalities, (appender, place) => {
    appender.appendVarchar(place.code);
    appender.appendInteger(Number(place.code));
    appender.appendInteger(place.from);
    appender.appendInteger(place.last ?? 2_000_000_000);
  });
}

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
