import { mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { Refusal } from '@smalspor/domain/refusal';
import type { Batch } from '@smalspor/domain/registers';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { copyLakeFile } from '../lake/copy-lake-file.ts';
import { sha256OfFile, syncToDisk } from '../lake/durable-files.ts';
import { sqlText } from '../lake/sql-text.ts';
import { sweepBatchFiles } from '../lake/sweep-lake.ts';
import { newestKeyId, type PseudonymKeys, type PseudonymKind } from './pseudonym.ts';
import { bindPseudonymKeys, carriedPseudonymSql } from './pseudonym-sql.ts';

export interface RotationDeps {
  readonly home: HomePaths;
  /** The ring with the new key last. */
  readonly keys: PseudonymKeys;
  /** Every recorded batch that has not been deleted. */
  readonly batches: readonly Batch[];
  readonly memoryLimit?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Lake files under the newest key, beside the old ones. */
export interface RotationOutcome {
  /** Batches whose new `files` and `patientKey` are to be recorded, all in one transaction. */
  readonly rekeyed: readonly Batch[];
  /** Deletes the old files, when the batches have been recorded. If it is never reached, the next start does it. */
  readonly finish: () => Promise<void>;
}

/**
 * Carries every pseudonym in the lake through the keys that have come since it was made. Whoever was the same patient
 * still is, also across batches and with deliveries to come; releases hold no pseudonyms and stay (docs/adr/0005). Whoever
 * calls has looked that the files are what was written: their checksums are noted anew.
 *
 * @throws Refusal `configuration-invalid` when a batch was made with a key that is not in the ring.
 */
export async function rotatePatientKey(deps: RotationDeps): Promise<RotationOutcome> {
  const { home, keys, batches } = deps;
  const outdated = batches.filter(
    ({ patientKey }) => patientKey !== null && patientKey !== newestKeyId(keys),
  );
  const rekeyed: Batch[] = [];
  const spillDirectory = await mkdtemp(join(home.temporary, 'rotation-'));
  try {
    await withDuckDb({ spillDirectory, memoryLimit: deps.memoryLimit ?? '1GB' }, async (connection) => {
      await bindPseudonymKeys(connection, keys);
      for (const [index, batch] of outdated.entries()) {
        deps.onProgress?.(index, outdated.length);
        rekeyed.push(await rekey(connection, home, keys, batch));
      }
    });
  } finally {
    await rm(spillDirectory, { recursive: true, force: true });
  }
  deps.onProgress?.(outdated.length, outdated.length);
  return {
    rekeyed,
    async finish() {
      await sweepBatchFiles(home, rekeyed);
    },
  };
}

async function rekey(
  connection: DuckDBConnection,
  home: HomePaths,
  keys: PseudonymKeys,
  batch: Batch,
): Promise<Batch> {
  const known = keys.findIndex(({ id }) => id === batch.patientKey);
  if (known < 0) {
    throw new Refusal(
      'configuration-invalid',
      `The batch ${batch.id} was made with the patient key ${batch.patientKey}, which is not configured. Add the key to the ring, before those that came after it.`,
      { facts: { keyId: batch.patientKey ?? '' } },
    );
  }
  const newest = newestKeyId(keys);
  const files: Batch['files'][number][] = [];
  for (const file of batch.files) {
    const path = `${dirname(file.path)}/${basename(file.path, '.parquet').replace(/\.key-.*$/, '')}.key-${newest}.parquet`;
    const staged = join(home.staging, `${batch.id}-${basename(path)}`);
    const rows = await copyLakeFile(
      connection,
      join(home.root, file.path),
      staged,
      'true',
      await carriedColumns(connection, join(home.root, file.path), (kind, column) =>
        carriedPseudonymSql(kind, column, keys.length, known + 1),
      ),
      newest,
    );
    await syncToDisk(staged);
    await rename(staged, join(home.root, path));
    await syncToDisk(dirname(join(home.root, path)));
    files.push({ path, sha256: await sha256OfFile(join(home.root, path)), rows });
  }
  return { ...batch, files, patientKey: newest };
}

const PSEUDONYMS = { rx_key: 'prescription', patient_key: 'patient' } as const satisfies Record<
  string,
  PseudonymKind
>;

/** The file's columns of pseudonyms: not every register of patients has prescriptions. */
async function carriedColumns(
  connection: DuckDBConnection,
  file: string,
  carried: (kind: PseudonymKind, column: string) => string,
): Promise<Readonly<Record<string, string>>> {
  const found = await connection.runAndReadAll(`DESCRIBE FROM read_parquet(${sqlText(file)})`);
  const present = new Set(found.getRowsJS().map(([name]) => String(name)));
  return Object.fromEntries(
    Object.entries(PSEUDONYMS)
      .filter(([column]) => present.has(column))
      .map(([column, kind]) => [column, carried(kind, column)]),
  );
}
