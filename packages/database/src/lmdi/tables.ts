import type { Month } from '@smalspor/domain/time';
import type { ColumnType } from 'kysely';

/** What a told administration came to. */
export const TOLD_OUTCOMES = [
  'added',
  'replaced',
  'removed',
  /** Told in error before anything else was told of it. */
  'barred',
  'unchanged',
  /** A later word has been received before. */
  'outdated',
  /** Of a medicine that is not counted here. */
  'not-kept',
  /** Nothing tells which medicine it is. */
  'unknown-medicine',
] as const;
export type ToldOutcome = (typeof TOLD_OUTCOMES)[number];
export type OutcomeCounts = Readonly<Partial<Record<ToldOutcome, number>>>;

export interface LmdiBundlesTable {
  readonly id: string;
  readonly sender: string;
  readonly received_at: string;
  readonly made_at: string;
  readonly entries: number;
  readonly outcomes: ColumnType<OutcomeCounts, string, string>;
}

/** What is counted of an administration, as it lies in both tables. */
interface Counted {
  readonly key: string;
  readonly bundle_id: string;
  readonly organisation: number;
  readonly ward: string | null;
  /** 63 bits; read as text. */
  readonly patient: ColumnType<never, string | null, string | null>;
  readonly patient_key: string | null;
  readonly atc: string | null;
  readonly product: number | null;
  readonly dose: number | null;
  readonly unit: string | null;
  readonly route: string | null;
  readonly purpose: 'treatment' | 'prevention' | null;
}

export interface LmdiAdministrationsTable extends Counted {
  readonly state: 'given' | 'removed';
  readonly changed_at: string;
  readonly given_at: string | null;
  readonly month: Month | null;
}

export interface LmdiStagedTable extends Counted {
  readonly entry: number;
  readonly is_error: boolean;
  readonly is_kept: boolean;
  readonly changed_at: string | null;
  readonly given_at: string;
  readonly month: Month;
  readonly outcome: ToldOutcome | null;
}

export interface LmdiMonthsTable {
  readonly month: Month;
  readonly organisation: number;
  readonly told_at: string;
  readonly written_at: string | null;
}
