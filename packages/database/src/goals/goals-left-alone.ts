import type { PlainDate } from '@smalspor/domain/time';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** Goals of doctors or of institutions, with the tables of their changes and notes. */
export type GoalTables =
  | { readonly goals: 'goals'; readonly changes: 'goal_changes'; readonly notes: 'goal_notes' }
  | {
      readonly goals: 'institution_goals';
      readonly changes: 'institution_goal_changes';
      readonly notes: 'institution_goal_notes';
    };

/**
 * Goals that have been left alone since before a day: closed before it, or to be reached before it and never closed, and neither
 * changed nor noted upon since. Locked, so that nobody writes to them while they are deleted.
 * @returns their ids in order
 */
export async function goalsLeftAlone(
  trx: Db,
  { goals, changes, notes }: GoalTables,
  before: PlainDate,
): Promise<readonly string[]> {
  const midnight = `${before}T00:00:00Z`;
  const { rows } = await sql<{ readonly id: string }>`
    select g.id from ${sql.table(goals)} g
    where coalesce(g.closed_on, g.reach_by) < ${before}
      and not exists (select from ${sql.table(notes)} n where n.goal_id = g.id and n.saved_at >= ${midnight})
      and not exists (select from ${sql.table(changes)} c where c.goal_id = g.id and c.at >= ${midnight})
    order by g.id for update`.execute(trx);
  return rows.map(({ id }) => id);
}
