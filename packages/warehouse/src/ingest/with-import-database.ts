import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { ImportDeps } from './import-settings.ts';
import { cancelled } from './open-source.ts';

/** A DuckDB for one import, which stops at once when the import is cancelled and leaves no spill file behind. */
export async function withImportDatabase<T>(
  deps: Pick<ImportDeps, 'home' | 'settings' | 'signal'>,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { memoryLimit, threads } = deps.settings;
  const spillDirectory = await mkdtemp(join(deps.home.temporary, 'import-'));
  const settings = { spillDirectory, memoryLimit, ...(threads === undefined ? {} : { threads }) };
  try {
    return await withDuckDb(settings, async (connection) => {
      const stop = () => connection.interrupt();
      deps.signal?.addEventListener('abort', stop);
      try {
        if (deps.signal?.aborted) throw cancelled();
        const result = await work(connection);
        // Stopped between two statements, when there was nothing to interrupt.
        if (deps.signal?.aborted) throw cancelled();
        return result;
      } finally {
        deps.signal?.removeEventListener('abort', stop);
      }
    });
  } catch (error) {
    throw deps.signal?.aborted ? cancelled() : error;
  } finally {
    await rm(spillDirectory, { recursive: true, force: true });
  }
}
