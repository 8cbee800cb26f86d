import type { Role } from '@smalspor/domain/access';
import type { Language } from '@smalspor/domain/texts';

export interface PeopleTable {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly hpr: string | null;
  readonly pid_pseudonym: string | null;
  readonly language: Language | null;
  readonly mail_address: string | null;
  readonly created_at: string;
  readonly last_sign_in_at: string;
}

export type UnitKind = 'none' | 'group' | 'municipality' | 'county' | 'region';

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
