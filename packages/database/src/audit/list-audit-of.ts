import type { Db } from '../schema/tables.ts';
import type { AuditEntry } from './append-audit.ts';

/** Everything that was done to some objects of a kind, newest first: how a person sees who has seen theirs. */
export async function listAuditOf(
  db: Db,
  objectKind: string,
  objectIds: readonly string[],
): Promise<readonly AuditEntry[]> {
  if (objectIds.length === 0) return [];
  const rows = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('object_kind', '=', objectKind)
    .where('object_id', 'in', objectIds)
    .orderBy('sequence', 'desc')
    .limit(1_000)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    actor: row.actor,
    act: row.act,
    objectKind: row.object_kind,
    objectId: row.object_id,
    outcome: row.outcome,
    code: row.code,
    requestId: row.request_id,
  }));
}
