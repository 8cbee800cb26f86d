import type {
  AgendaItem,
  EventKind,
  EventMaterial,
  EventState,
  RegistrationState,
} from '@smalspor/domain/events';
import type { Localised } from '@smalspor/domain/texts';
import type { ColumnType } from 'kysely';

export interface EventsTable {
  readonly id: string;
  readonly kind: EventKind;
  readonly programme: string | null;
  readonly region: ColumnType<string | null, string | null | undefined, never>;
  readonly title: ColumnType<Localised, string, string>;
  readonly description: ColumnType<Localised, string, string>;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly place: string | null;
  readonly link: string | null;
  readonly capacity: number | null;
  readonly waiting_list: boolean;
  readonly code: string;
  readonly agenda: ColumnType<readonly AgendaItem[], string | undefined, string>;
  readonly material: ColumnType<readonly EventMaterial[], string | undefined, string>;
  readonly meeting: ColumnType<string | null, string | null | undefined, string | null>;
  readonly state: EventState;
  readonly version: number;
}

export interface EventGroupsTable {
  readonly event_id: string;
  readonly group_id: string;
  readonly leader: string | null;
  readonly written: boolean | null;
}

export interface EventRegistrationsTable {
  readonly event_id: string;
  readonly person_id: string;
  readonly number: number;
  readonly state: RegistrationState;
  readonly attended: boolean | null;
  readonly organisation: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface EventInstitutionsTable {
  readonly event_id: string;
  readonly organisation: number;
  readonly written: boolean;
}
