import type { OwnScope } from '@smalspor/domain/access';
import type { Goal } from '@smalspor/domain/goals';
import type { PlainDate } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';
import { readGoalRow } from './read-goal-row.ts';
import type { GoalChangeKind, StoredGoalState } from './tables.ts';

/** A goal as it is kept. */
export interface StoredGoal extends Goal {
  readonly state: StoredGoalState;
  /** The day it was ended or dropped; `null` while it is worked towards. */
  readonly closedOn: PlainDate | null;
  /** 1 when it was set, one more for each change. */
  readonly version: number;
}

/** What a goal was after a change. */
export interface StoredGoalChange extends Pick<Goal, 'target' | 'by' | 'measures'> {
  readonly version: number;
  readonly change: GoalChangeKind;
  /** An instant in UTC, ISO 8601. */
  readonly at: string;
}

/** The goals in scope: those that are worked towards first, then the others, newest first. */
export async function listGoals(db: Db, scope: OwnScope): Promise<readonly StoredGoal[]> {
  const rows = await db
    .selectFrom('goals')
    .selectAll()
    .where('hpr', '=', scope.hpr)
    .orderBy('closed_on', (order) => order.desc().nullsFirst())
    .orderBy('set_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(readGoalRow);
}

/** One goal, or `null` when it does not exist or is out of scope: the two cannot be told apart. */
export async function findGoal(db: Db, scope: OwnScope, id: string): Promise<StoredGoal | null> {
  const row = await db
    .selectFrom('goals')
    .selectAll()
    .where('id', '=', id)
    .where('hpr', '=', scope.hpr)
    .executeTakeFirst();
  return row ? readGoalRow(row) : null;
}

/** Every change of a goal in scope, oldest first. */
export async function listGoalChanges(
  db: Db,
  scope: OwnScope,
  goalId: string,
): Promise<readonly StoredGoalChange[]> {
  const rows = await db
    .selectFrom('goal_changes')
    .innerJoin('goals', 'goals.id', 'goal_changes.goal_id')
    .selectAll('goal_changes')
    .where('goal_id', '=', goalId)
    .where('hpr', '=', scope.hpr)
    .orderBy('goal_changes.version')
    .execute();
  return rows.map(({ version, change, at, target, reach_by, measures }) => ({
    version,
    change,
    at,
    target,
    by: reach_by as PlainDate,
    measures,
  }));
}

/**
 * Keeps a new goal. Call it in the transaction that also writes the audit.
 * @returns whether it was kept; not when the same indicator is a goal already
 */
export async function insertGoal(trx: Db, scope: OwnScope, goal: Goal, at: string): Promise<boolean> {
  const kept = await trx
    .insertInto('goals')
    .values({
      id: goal.id,
      hpr: scope.hpr,
      indicator: goal.indicator,
      indicator_version: goal.indicatorVersion,
      baseline: JSON.stringify(goal.baseline),
      target: goal.target,
      set_on: goal.setOn,
      reach_by: goal.by,
      measures: JSON.stringify(goal.measures),
      state: 'active',
      closed_on: null,
      version: 1,
    })
    .onConflict((conflict) =>
      conflict.columns(['hpr', 'indicator']).where('state', '=', 'active').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (kept) await writeChange(trx, goal, { version: 1, change: 'set', at });
  return kept !== undefined;
}

/** What becomes of a goal that is worked towards. */
export interface GoalUpdate extends Pick<Goal, 'id' | 'target' | 'by' | 'measures'> {
  readonly change: Exclude<GoalChangeKind, 'set'>;
  readonly closedOn: PlainDate | null;
  /** The version that whoever changes it has seen. */
  readonly seen: number;
}

/** @returns whether it was changed; not when somebody changed or closed it meanwhile */
export async function updateGoal(trx: Db, scope: OwnScope, goal: GoalUpdate, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('goals')
    .set({
      target: goal.target,
      reach_by: goal.by,
      measures: JSON.stringify(goal.measures),
      state: goal.change === 'changed' ? 'active' : goal.change,
      closed_on: goal.closedOn,
      version: goal.seen + 1,
    })
    .where('id', '=', goal.id)
    .where('hpr', '=', scope.hpr)
    .where('state', '=', 'active')
    .where('version', '=', goal.seen)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await writeChange(trx, goal, { version: goal.seen + 1, change: goal.change, at });
  return true;
}

async function writeChange(
  trx: Db,
  { id, target, by, measures }: Pick<Goal, 'id' | 'target' | 'by' | 'measures'>,
  change: Pick<StoredGoalChange, 'version' | 'change' | 'at'>,
): Promise<void> {
  await trx
    .insertInto('goal_changes')
    .values({ goal_id: id, ...change, target, reach_by: by, measures: JSON.stringify(measures) })
    .execute();
}
