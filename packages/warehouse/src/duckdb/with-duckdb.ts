import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export interface DuckDbSettings {
  /** Where DuckDB may spill; plain files, so it must lie on the home's own (encrypted) volume. */
  readonly spillDirectory: string;
  /** For example `1GB`. Peak use of the process can reach twice this. */
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/** Opens an in-memory DuckDB for one piece of work and closes it whatever happens. */
export async function withDuckDb<T>(
  settings: DuckDbSettings,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: settings.spillDirectory,
    memory_limit: settings.memoryLimit ?? '2GB',
    ...(settings.threads === undefined ? {} : { threads: String(settings.threads) }),
  });
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
