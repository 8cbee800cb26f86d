import type { Generated } from 'kysely';

/** `sequence`, `previous_hash` and `hash` are set by the database alone; a value given for them is ignored. */
export interface AuditLogTable {
  readonly sequence: Generated<number>;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly object_kind: string;
  readonly object_id: string | null;
  readonly outcome: 'success' | 'refused';
  readonly code: string | null;
  readonly request_id: string | null;
  readonly reason: string | null;
  readonly previous_hash: Generated<Buffer>;
  readonly hash: Generated<Buffer>;
}
