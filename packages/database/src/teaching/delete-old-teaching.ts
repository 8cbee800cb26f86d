import type { Scope } from '@smalspor/domain/access';
import type { PlainDate } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

/**
 * Deletes occasions of teaching that were held, in every version, before a day.
 * @returns the ids of what is gone
 */
export async function deleteOldTeaching(
  trx: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  before: PlainDate,
): Promise<readonly string[]> {
  if (scope.kind !== 'system') return [];
  // A version may have moved the occasion to another day: the latest one says when it was held.
  const deleted = await trx
    .deleteFrom('teaching_entries')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('teaching_entries as latest')
        .select('latest.id')
        .where('latest.day', '<', before)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('teaching_entries as later')
                .select('later.id')
                .whereRef('later.id', '=', 'latest.id')
                .whereRef('later.version', '>', 'latest.version'),
            ),
          ),
        ),
    )
    .returning('id')
    .execute();
  return [...new Set(deleted.map(({ id }) => id))].sort();
}
