import type { DuckDBConnection } from '@duckdb/node-api';
import { copyToParquet } from './copy-to-parquet.ts';
import { sqlText } from './sql-text.ts';

/**
 * Copies the rows of a lake file for which `where` is true, in their order and with the file's marks.
 *
 * @param replace SQL that takes the place of columns, by their names.
 * @param patientKey the id of the newest key of the pseudonyms in the copy; the original's when it is left out.
 * @returns how many rows were copied.
 */
export async function copyLakeFile(
  connection: DuckDBConnection,
  from: string,
  to: string,
  where: string,
  replace: Readonly<Record<string, string>> = {},
  patientKey?: string,
): Promise<number> {
  const found = await connection.runAndReadAll(
    `SELECT decode(key), decode(value) FROM parquet_kv_metadata(${sqlText(from)})`,
  );
  const marks = new Map(found.getRowsJS() as [string, string][]);
  const replaced = Object.entries(replace).map(([name, sql]) => `${sql} AS ${name}`);
  const columns = replaced.length === 0 ? '*' : `* REPLACE (${replaced.join(', ')})`;
  // A file is read and written in its own order.
  await connection.run('SET preserve_insertion_order = true');
  return copyToParquet(
    connection,
    `SELECT ${columns} FROM read_parquet(${sqlText(from)}) WHERE ${where}`,
    to,
    {
      register_format: marks.get('register_format') ?? '',
      patient_key: patientKey ?? marks.get('patient_key') ?? '',
    },
  );
}
