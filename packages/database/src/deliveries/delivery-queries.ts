import type { DeliveredFile, DeliveryState } from '@smalspor/domain/deliveries';
import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { DeliveriesTable, DeliveryFilesTable } from './tables.ts';

/** A file of a delivery, and the batch that it became. */
export interface StoredDeliveryFile extends DeliveredFile {
  readonly batchId: string | null;
  /** The same bytes had been imported before; `null` until it is known. */
  readonly isUnchanged: boolean | null;
}

/** A delivery that arrived by itself. A reason in a state that is not an end says that it waits for somebody. */
export interface Delivery {
  readonly id: string;
  readonly cameBy: 'folder' | 'upload';
  readonly sender: string | null;
  /** The manifest's path below the watched folder; `null` for an upload. */
  readonly place: string | null;
  readonly manifestSha256: string | null;
  readonly state: DeliveryState;
  /** Instants in UTC, ISO 8601. */
  readonly seenAt: string;
  readonly takenAt: string | null;
  readonly endedAt: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly releaseId: string | null;
  readonly reports: number | null;
  readonly approvedBy: string | null;
  readonly files: readonly StoredDeliveryFile[];
}

export interface NewDelivery
  extends Pick<Delivery, 'id' | 'cameBy' | 'sender' | 'place' | 'manifestSha256' | 'seenAt'> {
  readonly state: 'waiting' | 'taking';
  readonly files: readonly DeliveredFile[];
}

export async function insertDelivery(trx: Db, delivery: NewDelivery): Promise<void> {
  await trx
    .insertInto('deliveries')
    .values({
      id: delivery.id,
      came_by: delivery.cameBy,
      sender: delivery.sender,
      place: delivery.place,
      manifest_sha256: delivery.manifestSha256,
      state: delivery.state,
      seen_at: delivery.seenAt,
      taken_at: null,
      ended_at: null,
      reason_code: null,
      reason: null,
      release_id: null,
      reports: null,
      approved_by: null,
    })
    .execute();
  await replaceFiles(trx, delivery.id, delivery.files);
}

/** What the sender's manifest says now, while the delivery is waited for. */
export async function renewManifest(
  trx: Db,
  id: string,
  manifest: Pick<Delivery, 'sender' | 'manifestSha256'> & { readonly files: readonly DeliveredFile[] },
): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ sender: manifest.sender, manifest_sha256: manifest.manifestSha256 })
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('delivery_files').where('delivery_id', '=', id).execute();
  await replaceFiles(trx, id, manifest.files);
}

async function replaceFiles(trx: Db, id: string, files: readonly DeliveredFile[]): Promise<void> {
  if (files.length === 0) return;
  await trx
    .insertInto('delivery_files')
    .values(
      files.map(({ name, format, bytes, sha256 }, position) => ({
        delivery_id: id,
        position,
        name,
        format,
        bytes,
        sha256,
        batch_id: null,
        is_unchanged: null,
      })),
    )
    .execute();
}

export interface DeliveryMove {
  readonly from: readonly DeliveryState[];
  readonly to: DeliveryState;
  readonly at: string;
  readonly reasonCode?: string | null;
  readonly reason?: string | null;
  readonly releaseId?: string;
  readonly reports?: number;
}

const ENDS: readonly DeliveryState[] = ['done', 'refused', 'withdrawn'];

/** Moves a delivery on, once: a second move from the same state does nothing. @returns whether it was moved */
export async function moveDelivery(trx: Db, id: string, move: DeliveryMove): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('deliveries')
    .set({
      state: move.to,
      reason_code: move.reasonCode ?? null,
      reason: move.reason ?? null,
      ended_at: ENDS.includes(move.to) ? move.at : null,
      ...(move.to === 'taken' ? { taken_at: move.at } : {}),
      ...(move.releaseId === undefined ? {} : { release_id: move.releaseId }),
      ...(move.reports === undefined ? {} : { reports: move.reports }),
    })
    .where('id', '=', id)
    .where('state', 'in', [...move.from])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Says that a delivery waits for somebody, or with `null` that it goes on. */
export async function setDeliveryReason(
  trx: Db,
  id: string,
  stop: { readonly code: string; readonly reason: string } | null,
  approvedBy?: string,
): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({
      reason_code: stop?.code ?? null,
      reason: stop?.reason ?? null,
      ...(approvedBy === undefined ? {} : { approved_by: approvedBy }),
    })
    .where('id', '=', id)
    .execute();
}

/** Notes which batch a file of a delivery became. */
export async function recordDeliveredBatch(
  trx: Db,
  id: string,
  file: { readonly name: string; readonly batchId: string; readonly isUnchanged: boolean },
): Promise<void> {
  await trx
    .updateTable('delivery_files')
    .set({ batch_id: file.batchId, is_unchanged: file.isUnchanged })
    .where('delivery_id', '=', id)
    .where('name', '=', file.name)
    .execute();
}

export async function findDelivery(db: Db, id: string): Promise<Delivery | null> {
  const rows = await db.selectFrom('deliveries').selectAll().where('id', '=', id).execute();
  return (await withFiles(db, rows))[0] ?? null;
}

/** The delivery with this manifest that has not been refused: what is sent again is this one. */
export async function findDeliveryByManifest(db: Db, sha256: string): Promise<Delivery | null> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('manifest_sha256', '=', sha256)
    .where('state', 'not in', ['refused', 'withdrawn'])
    .execute();
  return (await withFiles(db, rows))[0] ?? null;
}

export async function listDeliveriesIn(
  db: Db,
  states: readonly DeliveryState[],
): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('seen_at')
    .orderBy('id')
    .execute();
  return withFiles(db, rows);
}

/** Newest first. */
export async function listDeliveries(db: Db, limit: number): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return withFiles(db, rows);
}

async function withFiles(db: Db, rows: readonly Selectable<DeliveriesTable>[]): Promise<readonly Delivery[]> {
  if (rows.length === 0) return [];
  const files = await db
    .selectFrom('delivery_files')
    .selectAll()
    .where(
      'delivery_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const byDelivery = Map.groupBy(files, (file) => file.delivery_id);
  return rows.map((row) => toDelivery(row, byDelivery.get(row.id) ?? []));
}

function toDelivery(
  row: Selectable<DeliveriesTable>,
  files: readonly Selectable<DeliveryFilesTable>[],
): Delivery {
  return {
    id: row.id,
    cameBy: row.came_by,
    sender: row.sender,
    place: row.place,
    manifestSha256: row.manifest_sha256,
    state: row.state,
    seenAt: row.seen_at,
    takenAt: row.taken_at,
    endedAt: row.ended_at,
    reasonCode: row.reason_code,
    reason: row.reason,
    releaseId: row.release_id,
    reports: row.reports,
    approvedBy: row.approved_by,
    files: files.map(({ name, format, bytes, sha256, batch_id, is_unchanged }) => ({
      name,
      format,
      bytes,
      sha256,
      batchId: batch_id,
      isUnchanged: is_unchanged,
    })),
  };
}
