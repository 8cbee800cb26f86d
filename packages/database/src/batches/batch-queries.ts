import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { BatchesTable, BatchState } from './tables.ts';

/** A delivery with what has become of it since. */
export interface StoredBatch extends Batch {
  readonly state: BatchState;
  readonly supersededBy: string | null;
  readonly deletedAt: string | null;
}

/** Records an accepted delivery in a transaction; the batches that it replaces are kept and marked. */
export async function insertBatch(trx: Db, batch: Batch, superseded: readonly string[] = []): Promise<void> {
  await trx
    .insertInto('batches')
    .values({
      id: batch.id,
      format: batch.format,
      register: batch.register,
      from_month: batch.from,
      to_month: batch.to,
      sequence: batch.sequence,
      synthetic: batch.synthetic,
      source_sha256: batch.sourceSha256,
      patient_key: batch.patientKey,
      rows: batch.rows,
      rejected_rows: batch.rejectedRows,
      imported_at: batch.importedAt,
      files: JSON.stringify(batch.files),
      quality: JSON.stringify(batch.quality),
      state: 'current',
      superseded_by: null,
      deleted_at: null,
    })
    .execute();
  if (superseded.length > 0) {
    await trx
      .updateTable('batches')
      .set({ state: 'superseded', superseded_by: batch.id })
      .where('id', 'in', superseded)
      .where('state', '=', 'current')
      .execute();
  }
}

export interface BatchFilter {
  readonly format?: RegisterFormat;
  readonly state?: BatchState;
}

/** In order of format, period and sequence. */
export async function listBatches(db: Db, filter: BatchFilter = {}): Promise<readonly StoredBatch[]> {
  let query = db.selectFrom('batches').selectAll();
  if (filter.format !== undefined) query = query.where('format', '=', filter.format);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  const rows = await query
    .orderBy('format')
    .orderBy('register')
    .orderBy('from_month')
    .orderBy('sequence')
    .orderBy('id')
    .execute();
  return rows.map(toStoredBatch);
}

export async function findBatch(db: Db, id: string): Promise<StoredBatch | null> {
  const row = await db.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toStoredBatch(row) : null;
}

/** Keeps the record that a delivery was here after its data has gone; its rejects, names and roles go with it. */
export async function markBatchDeleted(db: Db, id: string, at: string): Promise<void> {
  await db.deleteFrom('rejects').where('batch_id', '=', id).execute();
  await db.deleteFrom('practitioners').where('batch_id', '=', id).execute();
  await db.deleteFrom('role_assignments').where('batch_id', '=', id).execute();
  await db
    .updateTable('batches')
    .set({ state: 'deleted', deleted_at: at, files: '[]' })
    .where('id', '=', id)
    .execute();
}

/** Records a batch whose lake files have been rewritten: months removed by retention, or a new key of the pseudonyms. */
export async function updateBatch(
  db: Db,
  batch: Pick<Batch, 'id' | 'from' | 'rows' | 'files' | 'quality' | 'patientKey'>,
): Promise<void> {
  await db
    .updateTable('batches')
    .set({
      from_month: batch.from,
      rows: batch.rows,
      files: JSON.stringify(batch.files),
      quality: JSON.stringify(batch.quality),
      patient_key: batch.patientKey,
    })
    .where('id', '=', batch.id)
    .execute();
}

/** Whether anything but invented data has ever been imported and not deleted since. */
export async function holdsRealData(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('batches')
    .select('id')
    .where('synthetic', '=', false)
    .where('state', '<>', 'deleted')
    .executeTakeFirst();
  return row !== undefined;
}

function toStoredBatch(row: Selectable<BatchesTable>): StoredBatch {
  return {
    id: row.id,
    format: row.format,
    register: row.register,
    from: row.from_month,
    to: row.to_month,
    sequence: row.sequence,
    synthetic: row.synthetic,
    sourceSha256: row.source_sha256,
    patientKey: row.patient_key,
    rows: row.rows,
    rejectedRows: row.rejected_rows,
    importedAt: row.imported_at,
    files: row.files,
    quality: row.quality,
    state: row.state,
    supersededBy: row.superseded_by,
    deletedAt: row.deleted_at,
  };
}
