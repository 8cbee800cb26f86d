import type { Reject } from '@smalspor/domain/registers';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

const CHUNK = 5_000;

/** Stores refused rows of a batch, or of a file that was refused whole; their values are already masked. */
export async function insertRejects(db: Db, batchId: string, rejects: readonly Reject[]): Promise<void> {
  for (let start = 0; start < rejects.length; start += CHUNK) {
    const part = rejects.slice(start, start + CHUNK);
    await sql`
      insert into rejects (batch_id, file, line, "column", code, reason, masked_value)
      select ${batchId}, r.* from unnest(
        ${part.map(({ file }) => file)}::text[], ${part.map(({ line }) => line)}::bigint[],
        ${part.map(({ column }) => column)}::text[], ${part.map(({ code }) => code)}::text[],
        ${part.map(({ reason }) => reason)}::text[], ${part.map(({ maskedValue }) => maskedValue)}::text[]) as r`.execute(
      db,
    );
  }
}

export interface RejectPage {
  /** Rows to pass over. */
  readonly offset?: number;
  readonly limit: number;
}

/** One page of a batch's refused rows in the order in which they were found. */
export async function listRejects(db: Db, batchId: string, page: RejectPage): Promise<readonly Reject[]> {
  const rows = await db
    .selectFrom('rejects')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('id')
    .offset(page.offset ?? 0)
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    file: row.file,
    line: row.line,
    column: row.column,
    code: row.code,
    reason: row.reason,
    maskedValue: row.masked_value,
  }));
}

/** How many rows were refused for which reason. */
export async function countRejectsByCode(
  db: Db,
  batchId: string,
): Promise<readonly { code: string; rows: number }[]> {
  return db
    .selectFrom('rejects')
    .select(['code', (expression) => expression.fn.countAll<number>().as('rows')])
    .where('batch_id', '=', batchId)
    .groupBy('code')
    .orderBy('rows', 'desc')
    .orderBy('code')
    .execute();
}

/** Forgets rows that were refused before an instant. @returns how many */
export async function sweepRejects(db: Db, before: string): Promise<number> {
  const outcome = await db.deleteFrom('rejects').where('recorded_at', '<', before).executeTakeFirst();
  return Number(outcome.numDeletedRows);
}
