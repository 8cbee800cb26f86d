import type { ProblemCode } from '@smalspor/domain/refusal';
import type { RegisterFormat } from '@smalspor/domain/registers';
import type { ColumnType } from 'kysely';

export type TaskKind = 'import' | 'release' | 'issue-reports';
export type TaskState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** What came out of a task: identifiers and counts, never rows. */
export interface TaskResult {
  readonly batchId: string | null;
  readonly releaseId: string | null;
  readonly reports: number | null;
  /** The same file had been imported before: nothing changed. */
  readonly unchanged: boolean;
}

export interface TasksTable {
  readonly id: string;
  readonly kind: TaskKind;
  readonly subject: string;
  readonly state: TaskState;
  readonly started_by: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly step: string | null;
  readonly done: number;
  readonly total: number | null;
  readonly result: ColumnType<TaskResult | null, string | null, string | null>;
  readonly problem_code: ProblemCode | null;
  readonly problem_detail: string | null;
  readonly cancel_requested_at: string | null;
}

export interface UploadsTable {
  readonly id: string;
  readonly task_id: string | null;
  readonly format: RegisterFormat;
  readonly file_name: string;
  readonly path: string;
  readonly bytes: number;
  readonly register: string | null;
  readonly period: string | null;
  readonly sequence: number | null;
  readonly received_by: string;
  readonly received_at: string;
  readonly removed_at: string | null;
}
