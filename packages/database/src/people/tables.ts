import type { Role } from '@smalspor/domain/access';
import type { NoticeKind } from '@smalspor/domain/mail';
import type { Language } from '@smalspor/domain/texts';
import type { Generated } from 'kysely';

export interface PeopleTable {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly hpr: string | null;
  /** Codes of the professions of the HPR number; null where the log-in service told none. */
  readonly professions: readonly string[] | null;
  readonly pid_pseudonym: string | null;
  readonly language: Language | null;
  /** Where letters have been shown to arrive. */
  readonly mail_address: string | null;
  readonly notices_off: Generated<readonly NoticeKind[]>;
  readonly created_at: string;
  readonly last_sign_in_at: string;
}

/** An address that waits for its owner to show that letters arrive there. */
export interface MailConfirmationsTable {
  readonly person_id: string;
  readonly address: string;
  readonly code_sha256: string;
  readonly asked_at: string;
  readonly tries: Generated<number>;
}

export type UnitKind = 'none' | 'group' | 'municipality' | 'county' | 'region' | 'institution';

export interface RoleAssignmentsTable {
  readonly id: string;
  readonly person_id: string | null;
  readonly hpr: string | null;
  readonly role: Role;
  readonly unit_kind: UnitKind;
  readonly unit_id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly source: 'register' | 'configuration' | 'granted';
  readonly batch_id: string | null;
  /** Since when a granted role holds no more, whatever its days say. */
  readonly ended_at: string | null;
}
