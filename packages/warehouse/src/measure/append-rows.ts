import type { DuckDBConnection } from '@duckdb/node-api';

/** SQL types that rows are appended as. */
export type AppendType = 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'VARCHAR' | 'BOOLEAN';

export type AppendValue = number | bigint | string | boolean | null;

/** Makes a table and fills it with rows whose values stand in the order of `columns`. */
export async function createTableOf(
  connection: DuckDBConnection,
  table: string,
  columns: Readonly<Record<string, AppendType>>,
  rows: Iterable<readonly AppendValue[]>,
): Promise<void> {
  const types = Object.values(columns);
  const declared = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await connection.run(`CREATE OR REPLACE TABLE ${table} (${declared.join(', ')})`);
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const [index, type] of types.entries()) appendValue(appender, type, row[index] ?? null);
    appender.endRow();
  }
  appender.closeSync();
}

type Appender = Awaited<ReturnType<DuckDBConnection['createAppender']>>;

function appendValue(appender: Appender, type: AppendType, value: AppendValue): void {
  if (value === null) appender.appendNull();
  else if (type === 'BIGINT') appender.appendBigInt(BigInt(value));
  else if (type === 'INTEGER') appender.appendInteger(Number(value));
  else if (type === 'DOUBLE') appender.appendDouble(Number(value));
  else if (type === 'BOOLEAN') appender.appendBoolean(Boolean(value));
  else appender.appendVarchar(String(value));
}
