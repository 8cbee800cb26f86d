import type { Baseline, MeasureInUse, PdsaDecision } from '@smalspor/domain/goals';
import type { ColumnType } from 'kysely';

export type StoredGoalState = 'active' | 'ended' | 'dropped';
export type GoalChangeKind = 'set' | 'changed' | 'ended' | 'dropped';

/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

export interface GoalsTable {
  readonly id: string;
  readonly hpr: string;
  readonly indicator: string;
  readonly indicator_version: number;
  readonly baseline: Json<Baseline>;
  readonly target: number;
  readonly set_on: string;
  readonly reach_by: string;
  readonly measures: Json<readonly MeasureInUse[]>;
  readonly state: StoredGoalState;
  readonly closed_on: string | null;
  readonly version: number;
}

export interface GoalChangesTable {
  readonly goal_id: string;
  readonly version: number;
  readonly at: string;
  readonly change: GoalChangeKind;
  readonly target: number;
  readonly reach_by: string;
  readonly measures: Json<readonly MeasureInUse[]>;
}

export interface GoalNotesTable {
  readonly id: string;
  readonly goal_id: string;
  readonly turn: number;
  readonly started_on: string;
  readonly plan: string;
  readonly did: string;
  readonly study: string;
  readonly act: string;
  readonly decision: PdsaDecision | null;
  readonly version: number;
  readonly saved_at: string;
}
