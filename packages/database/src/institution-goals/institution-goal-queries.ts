import type { InstitutionGoal, MeasureInUse } from '@smalspor/domain/goals';
import type { PlainDate } from '@smalspor/domain/time';
import type { Selectable } from 'kysely';
import { readGoalRow } from '../goals/read-goal-row.ts';
import type { GoalChangeKind, StoredGoalState } from '../goals/tables.ts';
import type { Db } from '../schema/tables.ts';
import type { InstitutionGoalsTable } from './tables.ts';

/** An institution's goal as it is kept. */
export interface StoredInstitutionGoal extends InstitutionGoal {
  readonly state: StoredGoalState;
  readonly closedOn: PlainDate | null;
  /** 1 when it was set, one more for each change. */
  readonly version: number;
}

/** What a goal was after a change. */
export interface InstitutionGoalChange {
  readonly goal: string;
  readonly version: number;
  readonly at: string;
  readonly change: GoalChangeKind;
  readonly target: number;
  readonly by: PlainDate;
  readonly measures: readonly MeasureInUse[];
  /** Who changed it; `null` for an account that is gone. */
  readonly writer: string | null;
}

/** Every goal of an institution, the newest year first and what is worked towards before what was closed. */
export async function listInstitutionGoals(
  db: Db,
  organisation: number,
): Promise<readonly StoredInstitutionGoal[]> {
  const rows = await db
    .selectFrom('institution_goals')
    .selectAll()
    .where('organisation', '=', organisation)
    .orderBy('year', 'desc')
    .orderBy('state')
    .orderBy('set_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(readInstitutionGoal);
}

/**
 * The goal of an institution for a calendar year: the one that is worked towards, or what it was closed with last; `null`
 * without any that was not given up.
 */
export async function findInstitutionGoal(
  db: Db,
  organisation: number,
  year: number,
): Promise<StoredInstitutionGoal | null> {
  const row = await db
    .selectFrom('institution_goals')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('year', '=', year)
    .where('state', '!=', 'dropped')
    .orderBy('state')
    .orderBy('closed_on', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ? readInstitutionGoal(row) : null;
}

/** The changes of an institution's goals, oldest first. */
export async function listInstitutionGoalChanges(
  db: Db,
  organisation: number,
): Promise<readonly InstitutionGoalChange[]> {
  const rows = await db
    .selectFrom('institution_goal_changes as changes')
    .innerJoin('institution_goals as goals', 'goals.id', 'changes.goal_id')
    .leftJoin('people', 'people.id', 'changes.by')
    .select([
      'changes.goal_id as goal',
      'changes.version',
      'changes.at',
      'changes.change',
      'changes.target',
      'changes.reach_by as by',
      'changes.measures',
      'people.name as writer',
    ])
    .where('goals.organisation', '=', organisation)
    .orderBy('changes.goal_id')
    .orderBy('changes.version')
    .execute();
  return rows.map((row) => ({ ...row, by: row.by as PlainDate }));
}

/** Who changes a goal, and when. */
export interface Change {
  readonly at: string;
  readonly writer: string;
}

/** @returns whether it was kept; not when the institution has a goal for that year already */
export async function insertInstitutionGoal(
  trx: Db,
  organisation: number,
  goal: InstitutionGoal,
  change: Change,
): Promise<boolean> {
  const kept = await trx
    .insertInto('institution_goals')
    .values({
      id: goal.id,
      organisation,
      year: goal.year,
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
      conflict.columns(['organisation', 'year']).where('state', '=', 'active').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (kept) await writeChange(trx, goal, { ...change, version: 1, change: 'set' });
  return kept !== undefined;
}

/** What becomes of a goal that is worked towards. */
export interface InstitutionGoalUpdate extends Pick<InstitutionGoal, 'id' | 'target' | 'by' | 'measures'> {
  readonly change: Exclude<GoalChangeKind, 'set'>;
  readonly closedOn: PlainDate | null;
  /** The version that whoever changes it has seen. */
  readonly seen: number;
}

/** @returns whether it was changed; not when somebody changed or closed it meanwhile */
export async function updateInstitutionGoal(
  trx: Db,
  organisation: number,
  goal: InstitutionGoalUpdate,
  change: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('institution_goals')
    .set({
      target: goal.target,
      reach_by: goal.by,
      measures: JSON.stringify(goal.measures),
      state: goal.change === 'changed' ? 'active' : goal.change,
      closed_on: goal.closedOn,
      version: goal.seen + 1,
    })
    .where('id', '=', goal.id)
    .where('organisation', '=', organisation)
    .where('state', '=', 'active')
    .where('version', '=', goal.seen)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await writeChange(trx, goal, { ...change, version: goal.seen + 1, change: goal.change });
  return true;
}

async function writeChange(
  trx: Db,
  { id, target, by, measures }: Pick<InstitutionGoal, 'id' | 'target' | 'by' | 'measures'>,
  { at, writer, version, change }: Change & { readonly version: number; readonly change: GoalChangeKind },
): Promise<void> {
  await trx
    .insertInto('institution_goal_changes')
    .values({
      goal_id: id,
      version,
      at,
      by: writer,
      change,
      target,
      reach_by: by,
      measures: JSON.stringify(measures),
    })
    .execute();
}

function readInstitutionGoal(row: Selectable<InstitutionGoalsTable>): StoredInstitutionGoal {
  return { ...readGoalRow(row), year: row.year };
}
