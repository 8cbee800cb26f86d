import type { RoundStatus } from '@smalspor/domain/programmes';
import type { Month, PlainDate } from '@smalspor/domain/time';

export interface RoundsTable {
  readonly id: string;
  readonly programme: string;
  readonly programme_version: number;
  readonly unit_kind: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly municipality: string | null;
  readonly county: string | null;
  readonly leader: string | null;
  readonly status: RoundStatus;
  readonly moves: number;
  readonly opened_at: string;
  readonly last_move_at: string;
}

export interface RoundMovesTable {
  readonly round_id: string;
  readonly number: number;
  readonly key: string;
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  /** What the move says besides its head, as JSON. */
  readonly said: unknown;
}

export interface RoundPeopleTable {
  readonly round_id: string;
  readonly participant: string;
  readonly joined_on: PlainDate;
  readonly left_on: PlainDate | null;
}

export interface RoundMeetingsTable {
  readonly round_id: string;
  readonly meeting: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly place: string;
  readonly version: number;
}

export interface WorksheetsTable {
  readonly round_id: string;
  readonly meeting: string;
  readonly participant: string;
  readonly answers: unknown;
  readonly version: number;
  readonly saved_at: string;
  readonly handed_in_at: string | null;
}

export interface SharedFiguresTable {
  readonly round_id: string;
  readonly hpr: string;
  readonly shared_at: string;
  readonly ended_at: string | null;
}

export interface DeclaredLengthsTable {
  readonly id: string;
  readonly hpr: string;
  readonly from_month: Month;
  readonly patients: number;
  readonly basis: 'own' | 'locum' | 'shared';
  readonly declared_at: string;
  readonly declared_by: string;
  readonly superseded_at: string | null;
}

export interface RollOutPlanTable {
  readonly programme: string;
  readonly county: string;
  readonly from_month: Month;
  readonly planned_at: string;
}

export interface ContactsTable {
  readonly hpr: string;
  readonly mail_address: string;
  readonly noted_at: string;
}
