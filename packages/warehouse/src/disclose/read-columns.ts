import type { DuckDBConnection } from '@duckdb/node-api';

/** The columns of a query's result as numbers; NULL becomes NaN. Every column must be DOUBLE or INTEGER. */
export async function readColumns(connection: DuckDBConnection, sql: string): Promise<Float64Array[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader
    .getColumnsJS()
    .map((column) => Float64Array.from(column, (value) => (value === null ? Number.NaN : Number(value))));
}
