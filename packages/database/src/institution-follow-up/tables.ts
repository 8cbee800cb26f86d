import type { Lack } from '@smalspor/domain/institution-follow-up';

export interface InstitutionRemindersTable {
  readonly id: string;
  readonly organisation: number;
  /** The contact who was written to. */
  readonly person_id: string;
  readonly lacks: readonly Lack[];
  readonly reminded_at: string;
  /** As in the audit log. */
  readonly reminded_by: string;
}
