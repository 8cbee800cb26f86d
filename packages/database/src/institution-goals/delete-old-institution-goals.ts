import type { Scope } from '@smalspor/domain/access';
import type { PlainDate } from '@smalspor/domain/time';
import { goalsLeftAlone } from '../goals/goals-left-alone.ts';
import type { Db } from '../schema/tables.ts';

/**
 * Deletes goals of institutions that have been left alone since before a day (`goalsLeftAlone`), with their changes and notes.
 * @returns the ids of what is gone
 */
export async function deleteOldInstitutionGoals(
  trx: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  before: PlainDate,
): Promise<readonly string[]> {
  if (scope.kind !== 'system') return [];
  const tables = {
    goals: 'institution_goals',
    changes: 'institution_goal_changes',
    notes: 'institution_goal_notes',
  } as const;
  const ids = await goalsLeftAlone(trx, tables, before);
  if (ids.length === 0) return ids;
  await trx.deleteFrom('institution_goal_notes').where('goal_id', 'in', ids).execute();
  await trx.deleteFrom('institution_goal_changes').where('goal_id', 'in', ids).execute();
  await trx.deleteFrom('institution_goals').where('id', 'in', ids).execute();
  return ids;
}
