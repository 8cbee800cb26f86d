import type { Attendance } from '@smalspor/domain/teaching';
import type { ColumnType } from 'kysely';

/** `course`: written when colleagues passed a course together on one log-in. */
export type TeachingSource = 'noted' | 'course';

export interface TeachingEntriesTable {
  readonly id: string;
  readonly version: number;
  readonly organisation: number;
  readonly day: string;
  readonly minutes: number;
  readonly teacher: string;
  readonly attendance: ColumnType<Attendance, string, string>;
  readonly material: string[];
  readonly own_material: string;
  readonly agreed: string;
  readonly came_by: TeachingSource;
  readonly withdrawn: boolean;
  readonly written_by: string;
  readonly written_at: string;
}
