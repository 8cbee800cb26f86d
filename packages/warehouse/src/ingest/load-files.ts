import type { DuckDBConnection } from '@duckdb/node-api';
import type { FoundReject } from './find-rejects.ts';
import type { Column, SemicolonFormat } from './formats/format.ts';
import type { ImportDeps } from './import-settings.ts';
import { createRowTable } from './parse/row-table.ts';
import type { FileHead } from './read-head.ts';
import { readRows } from './read-rows.ts';
import { lineProblem } from './row-problems.ts';

export interface LoadedFiles {
  /** SHA-256 of the decompressed bytes of each file, in order. */
  readonly sha256: readonly string[];
  /** Rows in the files, good and bad. */
  readonly rows: number;
  /** Rows with a bad line or field; they are not in the table. */
  readonly rejects: readonly FoundReject[];
}

export interface LoadingDeps extends Pick<ImportDeps, 'keys' | 'settings' | 'signal' | 'onProgress'> {
  /** Two random numbers of 32 bits. */
  readonly salt: readonly [number, number];
}

/** Reads the files of a delivery into the view `row_value`. @throws ImportRefusal */
export async function loadFiles(
  connection: DuckDBConnection,
  format: SemicolonFormat,
  heads: readonly FileHead[],
  deps: LoadingDeps,
): Promise<LoadedFiles> {
  const columns = (heads[0] as FileHead).columns.map(
    (name) => format.columns.find((column) => column.name === name) as Column,
  );
  const table = await createRowTable(connection, format, columns);
  const sha256: string[] = [];
  const rejects: FoundReject[] = [];
  let rows = 0;
  for (const [file, head] of heads.entries()) {
    const plan = {
      columns: columns.map(({ name, type, required }) => ({ name, type, required })),
      newline: head.newline,
      maxLineBytes: deps.settings.maxLineBytes,
      keys: deps.keys.patients,
      salt: deps.salt,
    };
    const reading = await readRows(head, plan, {
      threads: deps.settings.threads,
      signal: deps.signal,
      onProgress: (done, total) => deps.onProgress?.({ phase: 'read', done, total }),
      onBlock: (line, block, memory) => table.append({ file, line, block, memory }),
    });
    sha256.push(reading.sha256);
    rows += reading.rows;
    for (const { line, column, problem } of reading.rejects) {
      rejects.push({ ...lineProblem(problem, columns[column]), file, line });
    }
  }
  table.close();
  return { sha256, rows, rejects };
}
