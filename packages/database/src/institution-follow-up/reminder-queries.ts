import type { Scope } from '@smalspor/domain/access';
import type { Lack } from '@smalspor/domain/institution-follow-up';
import type { Db } from '../schema/tables.ts';

/** A letter to an institution's contact about what is lacking. */
export interface InstitutionReminder {
  readonly id: string;
  readonly organisation: number;
  readonly personId: string;
  readonly lacks: readonly Lack[];
  /** An instant in UTC. */
  readonly remindedAt: string;
  /** As in the audit log. */
  readonly remindedBy: string;
}

export async function insertReminders(trx: Db, reminders: readonly InstitutionReminder[]): Promise<void> {
  if (reminders.length === 0) return;
  await trx
    .insertInto('institution_reminders')
    .values(
      reminders.map(({ id, organisation, personId, lacks, remindedAt, remindedBy }) => ({
        ...{ id, organisation, person_id: personId, lacks: [...lacks] },
        ...{ reminded_at: remindedAt, reminded_by: remindedBy },
      })),
    )
    .execute();
}

/** When each institution was last reminded, by number. */
export async function listLastReminders(db: Db): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('institution_reminders')
    .select(({ fn }) => ['organisation', fn.max('reminded_at').as('at')])
    .groupBy('organisation')
    .execute();
  return new Map(rows.map(({ organisation, at }) => [organisation, at]));
}

/** Deletes reminders from before an instant, whoever they went to. @returns their ids, in order */
export async function deleteOldReminders(
  trx: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  before: string,
): Promise<readonly string[]> {
  if (scope.kind !== 'system') return [];
  const deleted = await trx
    .deleteFrom('institution_reminders')
    .where('reminded_at', '<', before)
    .returning('id')
    .execute();
  return deleted.map(({ id }) => id).sort();
}
