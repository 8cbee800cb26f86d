import type { Scope } from '@smalspor/domain/access';
import type { PlainDate } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';
import { goalsLeftAlone } from './goals-left-alone.ts';

/**
 * Deletes doctors' goals that have been left alone since before a day (`goalsLeftAlone`), with their changes and notes.
 * @returns the ids of what is gone
 */
export async function deleteOldGoals(
  trx: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  before: PlainDate,
): Promise<readonly string[]> {
  if (scope.kind !== 'system') return [];
  const tables = { goals: 'goals', changes: 'goal_changes', notes: 'goal_notes' } as const;
  const ids = await goalsLeftAlone(trx, tables, before);
  if (ids.length > 0) await trx.deleteFrom('goals').where('id', 'in', ids).execute();
  return ids;
}
