import type { DuckDBConnection } from '@duckdb/node-api';

/** The columns of a query's result as numbers; NULL becomes NaN. Every column must be DOUBLE or INTEGER. */
export async function readColumns(connection: DuckDBConnection, sql: string): Promise<Float64Array[]> {
  const result = await connection.run(sql);
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = Array.from({ length: result.columnCount }, () => new Float64Array(rows));
  let start = 0;
  for (const chunk of chunks) {
    for (const [place, numbers] of columns.entries()) {
      const vector = chunk.getColumnVector(place);
      for (let row = 0; row < vector.itemCount; row += 1) {
        numbers[start + row] = Number(vector.getItem(row) ?? Number.NaN);
      }
    }
    start += chunk.rowCount;
  }
  return columns;
}
