import type { Batch, Reject } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import type { ColumnType, Generated } from 'kysely';

export type BatchState = 'current' | 'superseded' | 'deleted';

export interface BatchesTable {
  readonly id: string;
  readonly format: Batch['format'];
  readonly register: string;
  readonly from_month: Month;
  readonly to_month: Month;
  readonly sequence: number;
  readonly synthetic: boolean;
  readonly source_sha256: string;
  readonly patient_key: string | null;
  readonly rows: number;
  readonly rejected_rows: number;
  readonly imported_at: string;
  readonly files: ColumnType<Batch['files'], string, string>;
  readonly quality: ColumnType<Batch['quality'], string, string>;
  readonly state: BatchState;
  readonly superseded_by: string | null;
  readonly deleted_at: string | null;
}

export interface RejectsTable {
  readonly id: Generated<number>;
  readonly batch_id: string;
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly code: Reject['code'];
  readonly reason: string;
  readonly masked_value: string | null;
  readonly recorded_at: Generated<string>;
}
