import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { AuditLogTable } from './audit-log-table.ts';

export type AuditVerdict =
  | { readonly whole: true; readonly rows: number; readonly head: string | null }
  | { readonly whole: false; readonly brokenAt: number; readonly reason: 'gap' | 'fork' | 'content' | 'cut' };

const PAGE = 5_000;

/**
 * Reads the whole log and recomputes every hash outside the database. A changed, removed or inserted row breaks
 * the chain at its place. Rows cut from the end leave a whole chain: only a head that was noted elsewhere
 * (`expectedHead`, from an earlier verdict) shows that.
 */
export async function verifyAuditChain(db: Db, expectedHead: string | null = null): Promise<AuditVerdict> {
  let previous: Buffer = Buffer.alloc(0);
  let rows = 0;
  let headSeen = expectedHead === null;
  for (;;) {
    const page = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('sequence', '>', rows)
      .orderBy('sequence')
      .limit(PAGE)
      .execute();
    for (const row of page) {
      if (row.sequence !== rows + 1) return { whole: false, brokenAt: rows + 1, reason: 'gap' };
      if (!row.previous_hash.equals(previous))
        return { whole: false, brokenAt: row.sequence, reason: 'fork' };
      if (!row.hash.equals(hashRow(row))) return { whole: false, brokenAt: row.sequence, reason: 'content' };
      previous = row.hash;
      rows = row.sequence;
      headSeen ||= row.hash.toString('hex') === expectedHead;
    }
    if (page.length < PAGE) break;
  }
  if (!headSeen) return { whole: false, brokenAt: rows + 1, reason: 'cut' };
  return { whole: true, rows, head: rows === 0 ? null : previous.toString('hex') };
}

function hashRow(row: Selectable<AuditLogTable>): Buffer {
  const content = [
    String(row.sequence),
    row.at,
    row.actor,
    row.act,
    row.object_kind,
    row.object_id,
    row.outcome,
    row.code,
    row.request_id,
    ...(row.reason === null ? [] : [row.reason]),
  ];
  return createHash('sha256').update(row.previous_hash).update(content.map(writeField).join('')).digest();
}

function writeField(value: string | null): string {
  return value === null ? '-' : `${Buffer.byteLength(value)}:${value}`;
}
