import type { Scope } from '@smalspor/domain/access';
import type { PlainDate } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

/**
 * Deletes goals of institutions that have been left alone since before a day, with their changes and notes, by the rule of
 * doctors' goals: closed before it, or to be reached before it and never closed, and neither changed nor noted upon since.
 * @returns the ids of what is gone
 */
export async function deleteOldInstitutionGoals(
  trx: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  before: PlainDate,
): Promise<readonly string[]> {
  if (scope.kind !== 'system') return [];
  const midnight = `${before}T00:00:00Z`;
  const old = await trx
    .selectFrom('institution_goals')
    .select('id')
    .where(({ eb, fn }) => eb(fn.coalesce('closed_on', 'reach_by'), '<', before))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('institution_goal_notes')
            .select('institution_goal_notes.id')
            .whereRef('institution_goal_notes.goal_id', '=', 'institution_goals.id')
            .where('saved_at', '>=', midnight),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('institution_goal_changes')
            .select('institution_goal_changes.version')
            .whereRef('institution_goal_changes.goal_id', '=', 'institution_goals.id')
            .where('at', '>=', midnight),
        ),
      ),
    )
    .forUpdate()
    .execute();
  const ids = old.map(({ id }) => id).sort();
  if (ids.length === 0) return [];
  await trx.deleteFrom('institution_goal_notes').where('goal_id', 'in', ids).execute();
  await trx.deleteFrom('institution_goal_changes').where('goal_id', 'in', ids).execute();
  await trx.deleteFrom('institution_goals').where('id', 'in', ids).execute();
  return ids;
}
