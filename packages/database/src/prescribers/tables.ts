import type { Generated } from 'kysely';

export interface PrescriberKeysTable {
  readonly prescriber: Generated<number>;
  readonly hpr: string;
}

export interface PractitionersTable {
  readonly prescriber: number;
  readonly name: string;
  readonly birth_year: number | null;
  readonly sex: string | null;
  readonly profession: string;
  readonly specialty: string | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly batch_id: string;
}
