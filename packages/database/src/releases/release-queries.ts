import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { ReleaseState, ReleasesTable } from './tables.ts';

export interface StoredRelease {
  readonly id: string;
  readonly state: ReleaseState;
  /** SHA-256 of the manifest file; `null` until it is published. */
  readonly manifestSha256: string | null;
  readonly contentVersion: string;
  readonly synthetic: boolean;
  readonly startedAt: string;
  readonly publishedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
}

export interface NewRelease {
  readonly id: string;
  readonly contentVersion: string;
  readonly synthetic: boolean;
  readonly batches: readonly string[];
  readonly startedAt: string;
}

/** Says that a release is being built, so that a later start can sweep it if the builder was killed. */
export async function recordReleaseStart(db: Db, release: NewRelease): Promise<void> {
  await db
    .insertInto('releases')
    .values({
      id: release.id,
      state: 'building',
      manifest_sha256: null,
      content_version: release.contentVersion,
      synthetic: release.synthetic,
      started_at: release.startedAt,
      published_at: null,
      withdrawn_at: null,
      withdrawn_reason: null,
    })
    .execute();
  if (release.batches.length > 0) {
    await db
      .insertInto('release_batches')
      .values(release.batches.map((batch_id) => ({ release_id: release.id, batch_id })))
      .execute();
  }
}

/**
 * Makes a finished release the one that readers get. Call it in the transaction that also writes the audit, after
 * the files have their final name: then a kill at any moment leaves readers the old release or the new one.
 */
export async function publishRelease(
  trx: Db,
  release: { readonly id: string; readonly manifestSha256: string; readonly publishedAt: string },
): Promise<void> {
  const updated = await trx
    .updateTable('releases')
    .set({ state: 'published', manifest_sha256: release.manifestSha256, published_at: release.publishedAt })
    .where('id', '=', release.id)
    .where('state', '=', 'building')
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) throw new Error(`Release ${release.id} is not being built`);
  await switchPointer(trx, release.id, release.publishedAt);
}

/** Takes a release out of use; readers fall back to the newest one that is still published, or to none. */
export async function withdrawRelease(
  trx: Db,
  withdrawal: { readonly id: string; readonly reason: string; readonly at: string },
): Promise<void> {
  await trx
    .updateTable('releases')
    .set({ state: 'withdrawn', withdrawn_at: withdrawal.at, withdrawn_reason: withdrawal.reason })
    .where('id', '=', withdrawal.id)
    .where('state', '=', 'published')
    .execute();
  const served = await trx.selectFrom('release_pointer').select('release_id').executeTakeFirst();
  if (served?.release_id !== withdrawal.id) return;
  const newest = await trx
    .selectFrom('releases')
    .select('id')
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  await switchPointer(trx, newest?.id ?? null, withdrawal.at);
}

/** Marks releases whose builder is gone. Only the owner of the home may call it. @returns their ids */
export async function abandonUnfinishedReleases(db: Db): Promise<readonly string[]> {
  const rows = await db
    .updateTable('releases')
    .set({ state: 'abandoned' })
    .where('state', '=', 'building')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).sort();
}

/** The release that readers are served, or `null` before the first. */
export async function findCurrentRelease(db: Db): Promise<StoredRelease | null> {
  const row = await db
    .selectFrom('releases')
    .innerJoin('release_pointer', 'release_pointer.release_id', 'releases.id')
    .selectAll('releases')
    .executeTakeFirst();
  return row ? toStoredRelease(row) : null;
}

export async function findRelease(db: Db, id: string): Promise<StoredRelease | null> {
  const row = await db.selectFrom('releases').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toStoredRelease(row) : null;
}

/** Newest first. */
export async function listReleases(db: Db): Promise<readonly StoredRelease[]> {
  const rows = await db
    .selectFrom('releases')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toStoredRelease);
}

/** Published releases that were built on any of these batches. */
export async function listReleasesOfBatches(db: Db, batches: readonly string[]): Promise<readonly string[]> {
  if (batches.length === 0) return [];
  const rows = await db
    .selectFrom('release_batches')
    .innerJoin('releases', 'releases.id', 'release_batches.release_id')
    .select('releases.id')
    .distinct()
    .where('release_batches.batch_id', 'in', batches)
    .where('releases.state', '=', 'published')
    .orderBy('releases.id')
    .execute();
  return rows.map(({ id }) => id);
}

async function switchPointer(trx: Db, releaseId: string | null, at: string): Promise<void> {
  await trx
    .insertInto('release_pointer')
    .values({ only_row: true, release_id: releaseId, switched_at: at })
    .onConflict((conflict) =>
      conflict.column('only_row').doUpdateSet({ release_id: releaseId, switched_at: at }),
    )
    .execute();
}

function toStoredRelease(row: Selectable<ReleasesTable>): StoredRelease {
  return {
    id: row.id,
    state: row.state,
    manifestSha256: row.manifest_sha256,
    contentVersion: row.content_version,
    synthetic: row.synthetic,
    startedAt: row.started_at,
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: row.withdrawn_reason,
  };
}
