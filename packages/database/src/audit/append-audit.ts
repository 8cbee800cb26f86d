import type { Db } from '../schema/tables.ts';

/** One act: who did what to which object, and how it went. Identifiers only, never health data. */
export interface AuditEntry {
  /** Instant in UTC, ISO 8601; kept to the millisecond. */
  readonly at: string;
  /** `person:<id>`, `operator:<name>` or `job:<name>`; `visitor` for somebody whose log-in failed. */
  readonly actor: string;
  /** Verb and noun as in the operation, for example `publish-release`. */
  readonly act: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly outcome: 'success' | 'refused';
  /** The problem code of a refusal. */
  readonly code?: string | null;
  readonly requestId?: string | null;
  /** Why, in the actor's own words, where the act demands a reason. */
  readonly reason?: string | null;
}

const CHUNK = 1_000;

/**
 * Appends to the audit log. In a transaction the chain stays locked until it ends: append last, and keep a
 * refusal out of the transaction that it rolls back.
 */
export async function appendAudit(db: Db, entries: AuditEntry | readonly AuditEntry[]): Promise<void> {
  const all = 'act' in entries ? [entries] : entries;
  for (let start = 0; start < all.length; start += CHUNK) {
    await db
      .insertInto('audit_log')
      .values(
        all.slice(start, start + CHUNK).map((entry) => ({
          at: entry.at,
          actor: entry.actor,
          act: entry.act,
          object_kind: entry.objectKind,
          object_id: entry.objectId,
          outcome: entry.outcome,
          code: entry.code ?? null,
          request_id: entry.requestId ?? null,
          reason: entry.reason ?? null,
        })),
      )
      .execute();
  }
}
