import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '@smalspor/domain/time';
import { createTableOf } from '../measure/append-rows.ts';
import { textSql } from '../measure/lake-files.ts';

/** What doctors have declared in this house, as a release was measured with it; relative to the release's directory. */
export const DECLARATIONS_DIRECTORY = 'declared';
const FILE = 'lengths.parquet';

/** The list length that a doctor has declared in this house; holds until the doctor's next one. */
export interface OwnDeclaration {
  /** The lake's number of the doctor, never the HPR number. */
  readonly prescriber: number;
  readonly from: Month;
  readonly patients: number;
}

/** What a release's manifest says of the declarations that it was measured with. */
export interface DeclarationsNote {
  readonly rows: number;
  /** SHA-256 of what they say, whatever order they came in. */
  readonly sha256: string;
}

/** Those that say something of the measured months, by doctor and month. */
export function declarationsUntil(
  declarations: readonly OwnDeclaration[],
  to: Month,
): readonly OwnDeclaration[] {
  return declarations
    .filter(({ from }) => from <= to)
    .sort((a, b) => a.prescriber - b.prescriber || a.from - b.from);
}

/** The same note for the same declarations, so that a release can tell whether there is anything new. */
export function noteDeclarations(declarations: readonly OwnDeclaration[], to: Month): DeclarationsNote {
  const said = declarationsUntil(declarations, to);
  const text = JSON.stringify(said.map(({ prescriber, from, patients }) => [prescriber, from, patients]));
  return { rows: said.length, sha256: createHash('sha256').update(text).digest('hex') };
}

/**
 * Puts the declarations into the release that is being built, beside its cube: a release is measured from the lake and from
 * this file. @returns the files to measure; none where nobody has declared anything
 */
export async function writeDeclarations(
  connection: DuckDBConnection,
  declarations: readonly OwnDeclaration[],
  release: { readonly directory: string; readonly to: Month },
): Promise<readonly string[]> {
  const said = declarationsUntil(declarations, release.to);
  if (said.length === 0) return [];
  const directory = join(release.directory, DECLARATIONS_DIRECTORY);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, FILE);
  await createTableOf(
    connection,
    'declarations',
    { prescriber: 'INTEGER', from_month: 'INTEGER', declared: 'INTEGER' },
    said.map(({ prescriber, from, patients }) => [prescriber, from, patients]),
  );
  await connection.run(
    `COPY (FROM declarations ORDER BY prescriber, from_month) TO ${textSql(file)} (FORMAT parquet)`,
  );
  return [file];
}

/** The file of a release that holds what had been declared; none where nobody had declared anything. */
export function declarationFilesOf(release: string, { rows }: DeclarationsNote): readonly string[] {
  return rows === 0 ? [] : [join(release, DECLARATIONS_DIRECTORY, FILE)];
}
