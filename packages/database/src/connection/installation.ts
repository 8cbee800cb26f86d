import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';
import type { Db } from '../schema/tables.ts';

/** One row: which home directory belongs to this database. */
export interface InstallationTable {
  readonly only_row: boolean;
  readonly home_id: string;
}

/**
 * Ties the home directory and the database to each other at their first meeting. A lake beside another
 * database's batches and keys would be read wrongly, so a pair that does not belong together is refused.
 */
export async function tieHomeToDatabase(home: string, db: Db): Promise<void> {
  const path = join(home, 'home-id');
  await mkdir(home, { recursive: true });
  await writeFile(path, randomUUID(), { flag: 'wx', mode: 0o644, flush: true }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  const homeId = (await readFile(path, 'utf8')).trim();
  await db
    .insertInto('installation')
    .values({ only_row: true, home_id: homeId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('installation').select('home_id').executeTakeFirstOrThrow();
  if (row.home_id !== homeId) {
    throw new Refusal(
      'home-mismatch',
      `The home directory ${home} and the database belong to different installations. ` +
        'Use the home that the database was made for, or restore the database that belongs to this home.',
    );
  }
}
