import type { InstitutionBaseline, MeasureInUse } from '@smalspor/domain/goals';
import type { ColumnType } from 'kysely';
import type { GoalChangeKind, GoalNotesTable, StoredGoalState } from '../goals/tables.ts';

/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

export interface InstitutionGoalsTable {
  readonly id: string;
  readonly organisation: number;
  readonly year: number;
  readonly indicator: string;
  readonly indicator_version: number;
  readonly baseline: Json<InstitutionBaseline>;
  readonly target: number;
  readonly set_on: string;
  readonly reach_by: string;
  readonly measures: Json<readonly MeasureInUse[]>;
  readonly state: StoredGoalState;
  readonly closed_on: string | null;
  readonly version: number;
}

export interface InstitutionGoalChangesTable {
  readonly goal_id: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly change: GoalChangeKind;
  readonly target: number;
  readonly reach_by: string;
  readonly measures: Json<readonly MeasureInUse[]>;
}

export type InstitutionGoalNotesTable = GoalNotesTable;
