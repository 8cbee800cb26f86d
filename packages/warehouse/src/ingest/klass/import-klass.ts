import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import { copyToParquet } from '../../lake/copy-to-parquet.ts';
import { sha256OfFile } from '../../lake/durable-files.ts';
import { batchDirectory, type StagedBatch } from '../../lake/staged-batch.ts';
import { appendRows } from '../append-rows.ts';
import type { Declaration } from '../declaration.ts';
import type { LakeTable } from '../formats/format.ts';
import { klassChanges, klassCodes, klass as klassFormat } from '../formats/klass.ts';
import { ImportRefusal } from '../import-refusal.ts';
import type { ImportDeps, ImportInput, ImportResult } from '../import-settings.ts';
import { checkUnchanged, describeSource } from '../open-source.ts';
import { readWholeDocument } from '../read-document.ts';
import { takeDelivery } from '../take-delivery.ts';
import { withImportDatabase } from '../with-import-database.ts';
import { compareGeography } from './compare-geography.ts';
import { type Klass, readKlass } from './read-klass.ts';

/** All municipalities since 1838 with every change are a few megabytes. */
const MAX_LENGTH = 50_000_000;

/** Geography from KLASS: for the caller, and as tables of the lake. Without a declared period it is that of the codes. */
export async function importKlass(deps: ImportDeps, input: ImportInput): Promise<ImportResult> {
  const parts: Klass[] = [];
  const sha256: string[] = [];
  const sources = await Promise.all(input.files.map(describeSource));
  for (const source of sources) {
    const document = await readWholeDocument(source, MAX_LENGTH, {
      signal: deps.signal,
      onProgress: (done, total) => deps.onProgress?.({ phase: 'read', done, total }),
    });
    parts.push(readKlass(document.text, source.name));
    sha256.push(document.sha256);
  }
  const delivered: Klass = {
    codes: parts.flatMap(({ codes }) => codes),
    changes: parts.flatMap(({ changes }) => changes),
  };
  const names = sources.map(({ name }) => name).join(', ');
  if (delivered.codes.length + delivered.changes.length === 0) {
    throw new ImportRefusal('no-rows', `${names}: there is no code and no change.`, { file: names });
  }
  const declaration: Declaration = {
    ...{ format: 'klass', version: 1, register: 'KLASS', sequence: 1, synthetic: false },
    ...periodOf(delivered),
    ...input.declared,
  };
  return takeDelivery(deps, { declaration, digest: async () => sha256, patientKey: null }, async (staged) => {
    for (const source of sources) await checkUnchanged(source);
    const files = await withImportDatabase(deps, (connection) => writeKlass(connection, delivered, staged));
    const differences = compareGeography(delivered, deps.geography);
    return {
      sha256,
      files,
      rows: delivered.codes.length + delivered.changes.length,
      quality: {
        municipalities: delivered.codes.filter(({ code }) => code.length === 4).length,
        counties: delivered.codes.filter(({ code }) => code.length === 2).length,
        changes: delivered.changes.length,
        differencesFromContent: differences.length,
      },
      rejects: [],
      practitioners: [],
      klass: { ...delivered, differences },
    };
  });
}

function periodOf({ codes, changes }: Klass): { readonly from: Month; readonly to: Month } {
  const months = [
    ...codes.flatMap(({ from, last }) => (last === null ? [from] : [from, last])),
    ...changes.map(({ on }) => on),
  ];
  return { from: Math.min(...months) as Month, to: Math.max(...months) as Month };
}

async function writeKlass(
  connection: DuckDBConnection,
  { codes, changes }: Klass,
  staged: StagedBatch,
): Promise<Batch['files']> {
  await mkdir(staged.directory, { recursive: true });
  return [
    await writeTable(
      connection,
      klassCodes,
      codes.map(({ code, name, from, last }) => [code, name, from, last]),
      staged,
    ),
    await writeTable(
      connection,
      klassChanges,
      changes.map(({ on, from, to }) => [on, from, to]),
      staged,
    ),
  ];
}

async function writeTable(
  connection: DuckDBConnection,
  table: LakeTable,
  rows: readonly (readonly (string | number | null)[])[],
  staged: StagedBatch,
): Promise<Batch['files'][number]> {
  await connection.run(
    `CREATE OR REPLACE TABLE klass_row (${table.columns.map(({ name, type }) => `${name} ${type}`).join(', ')})`,
  );
  await appendRows(connection, 'klass_row', rows, (appender, row) => {
    for (const value of row) {
      if (value === null) appender.appendNull();
      else if (typeof value === 'number') appender.appendInteger(value);
      else appender.appendVarchar(value);
    }
  });
  const path = join(staged.directory, String(table.file));
  const count = await copyToParquet(
    connection,
    `SELECT * FROM klass_row ORDER BY ${table.orderBy.join(', ')}`,
    path,
    { register_format: `klass/${klassFormat.version}`, patient_key: '' },
  );
  return {
    path: `${batchDirectory('klass', staged.id)}/${table.file}`,
    sha256: await sha256OfFile(path),
    rows: count,
  };
}
