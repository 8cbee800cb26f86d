import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ToldBedDays } from '@smalspor/domain/institution-data';
import type { Month } from '@smalspor/domain/time';
import { createTableOf } from '../measure/append-rows.ts';
import { textSql } from '../measure/lake-files.ts';

/** What institutions have told of bed days in this house, as a release was measured with it; relative to its directory. */
export const TOLD_DIRECTORY = 'told';
const FILE = 'bed-days.parquet';

/** Bed days that an institution has told here. */
export interface ToldRow extends ToldBedDays {
  readonly organisation: number;
}

/** What a release's manifest says of the bed days that it was measured with. */
export interface ToldNote {
  readonly rows: number;
  /** SHA-256 of what they say, whatever order they came in. */
  readonly sha256: string;
}

/** Those of months that are measured, by institution, ward type and month. */
function toldUntil(rows: readonly ToldRow[], to: Month): readonly ToldRow[] {
  return rows
    .filter(({ from }) => from <= to)
    .sort(
      (a, b) =>
        a.organisation - b.organisation ||
        (a.wardType < b.wardType ? -1 : a.wardType > b.wardType ? 1 : 0) ||
        a.from - b.from,
    );
}

function valuesOf({ organisation, wardType, from, to, bedDays, estimated }: ToldRow) {
  return [organisation, wardType, from, to, bedDays, estimated];
}

/** The same note for the same bed days, so that a release can tell whether there is anything new. */
export function noteToldBedDays(rows: readonly ToldRow[], to: Month): ToldNote {
  const told = toldUntil(rows, to);
  const sha256 = createHash('sha256')
    .update(JSON.stringify(told.map(valuesOf)))
    .digest('hex');
  return { rows: told.length, sha256 };
}

/**
 * Puts what institutions have told into a directory as a lake file of bed days: a release is measured from the lake and from
 * this file. @returns the files to measure; none where nobody has told anything
 */
export async function writeToldBedDays(
  connection: DuckDBConnection,
  rows: readonly ToldRow[],
  { directory, to }: { readonly directory: string; readonly to: Month },
): Promise<readonly string[]> {
  const told = toldUntil(rows, to);
  if (told.length === 0) return [];
  await mkdir(join(directory, TOLD_DIRECTORY), { recursive: true, mode: 0o700 });
  const file = join(directory, TOLD_DIRECTORY, FILE);
  await createTableOf(
    connection,
    'told_bed_days',
    {
      organisation: 'INTEGER',
      ward_type: 'VARCHAR',
      from_month: 'INTEGER',
      to_month: 'INTEGER',
      bed_days: 'INTEGER',
      estimated: 'BOOLEAN',
    },
    told.map(valuesOf),
  );
  await connection.run(`COPY told_bed_days TO ${textSql(file)} (FORMAT parquet)`);
  await connection.run('DROP TABLE told_bed_days');
  return [file];
}
