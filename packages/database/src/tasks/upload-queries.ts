import type { RegisterFormat } from '@smalspor/domain/registers';
import type { Db } from '../schema/tables.ts';

/** A register file that was received over the web and waits to be imported. */
export interface Upload {
  readonly id: string;
  readonly taskId: string | null;
  readonly format: RegisterFormat;
  /** The name that the sender gave it. */
  readonly fileName: string;
  /** Where it lies, relative to the home. */
  readonly path: string;
  readonly bytes: number;
  /** What the sender said about the delivery where the file does not; `null` for what was not said. */
  readonly register: string | null;
  readonly period: string | null;
  readonly sequence: number | null;
  readonly receivedBy: string;
  readonly receivedAt: string;
}

export async function recordUpload(db: Db, upload: Upload): Promise<void> {
  await db
    .insertInto('uploads')
    .values({
      id: upload.id,
      task_id: upload.taskId,
      format: upload.format,
      file_name: upload.fileName,
      path: upload.path,
      bytes: upload.bytes,
      register: upload.register,
      period: upload.period,
      sequence: upload.sequence,
      received_by: upload.receivedBy,
      received_at: upload.receivedAt,
      removed_at: null,
    })
    .execute();
}

export async function findUploadOfTask(db: Db, taskId: string): Promise<Upload | null> {
  const row = await selectUploads(db)
    .where('task_id', '=', taskId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Files that were received before an instant and are still on the disk. */
export async function listUploadsBefore(db: Db, before: string): Promise<readonly Upload[]> {
  return selectUploads(db)
    .where('removed_at', 'is', null)
    .where('received_at', '<', before)
    .orderBy('received_at')
    .execute();
}

/** The files that should lie on the disk, by their ids. */
export async function listWaitingUploads(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('uploads').select('id').where('removed_at', 'is', null).execute();
  return new Set(rows.map(({ id }) => id));
}

/** Says that the file itself is gone; the record of who sent it stays. */
export async function markUploadRemoved(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('uploads').set({ removed_at: at }).where('id', '=', id).execute();
}

function selectUploads(db: Db) {
  return db
    .selectFrom('uploads')
    .select([
      'id',
      'task_id as taskId',
      'format',
      'file_name as fileName',
      'path',
      'bytes',
      'register',
      'period',
      'sequence',
      'received_by as receivedBy',
      'received_at as receivedAt',
    ]);
}
