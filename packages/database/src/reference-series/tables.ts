import type { GoalPoint } from '@smalspor/domain/national-goals';
import type { ColumnType } from 'kysely';

export interface ReferenceSeriesTable {
  readonly id: string;
  readonly fetched_at: string;
  /** Where the series was asked for. */
  readonly address: string;
  /** Of the answer as it came. */
  readonly answer_sha256: string;
  readonly points: ColumnType<readonly GoalPoint[], string, string>;
}
