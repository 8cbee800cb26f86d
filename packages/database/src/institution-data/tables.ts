import type { OddityAnswerKind, ToldBedDays } from '@smalspor/domain/institution-data';
import type { Month } from '@smalspor/domain/time';
import type { ColumnType } from 'kysely';

/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

export interface BedDayTellingsTable {
  readonly id: string;
  readonly organisation: number;
  readonly quarter: Month;
  readonly version: number;
  readonly lines: Json<readonly ToldBedDays[]>;
  readonly told_at: string;
  readonly told_by: string;
  readonly told_by_name: string;
  readonly reason: string | null;
}

export interface BedDayDraftsTable {
  readonly organisation: number;
  readonly quarter: Month;
  readonly version: number;
  readonly entries: Json<Readonly<Record<string, string>>>;
  readonly saved_at: string;
  readonly saved_by_name: string;
}

export interface OddityAnswersTable {
  readonly id: string;
  readonly organisation: number;
  readonly oddity: string;
  readonly figures: string;
  readonly answer: OddityAnswerKind;
  readonly reason: string;
  readonly answered_at: string;
  readonly answered_by: string;
  readonly answered_by_name: string;
}

export interface DeliveryMandatesTable {
  readonly id: string;
  readonly organisation: number;
  readonly sender: string;
  readonly from_month: Month;
  readonly to_month: Month | null;
  readonly given_at: string;
  readonly given_by: string;
  readonly given_by_name: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
}
