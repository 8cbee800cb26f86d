import type { Scope } from '@smalspor/domain/access';
import type { PlainDate } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

/**
 * Deletes goals that have been left alone since before a day, with their changes and notes: closed before it, or to be reached
 * before it and never closed, and neither changed nor noted upon since.
 * @returns the ids of what is gone
 */
export async function deleteOldGoals(
  trx: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  before: PlainDate,
): Promise<readonly string[]> {
  if (scope.kind !== 'system') return [];
  const midnight = `${before}T00:00:00Z`;
  const deleted = await trx
    .deleteFrom('goals')
    .where(({ eb, fn }) => eb(fn.coalesce('closed_on', 'reach_by'), '<', before))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('goal_notes')
            .select('goal_notes.id')
            .whereRef('goal_notes.goal_id', '=', 'goals.id')
            .where('saved_at', '>=', midnight),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('goal_changes')
            .select('goal_changes.version')
            .whereRef('goal_changes.goal_id', '=', 'goals.id')
            .where('at', '>=', midnight),
        ),
      ),
    )
    .returning('id')
    .execute();
  return deleted.map(({ id }) => id).sort();
}
