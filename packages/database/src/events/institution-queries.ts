import type { EventDay } from '@smalspor/domain/events';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** An institution that is welcome at an event. */
export interface InvitedInstitution {
  readonly organisation: number;
  /** Whether a letter was written to somebody there. */
  readonly isWritten: boolean;
}

/** Notes which institutions are welcome, and whether somebody there was written to. A letter that was written stays so. */
export async function inviteInstitutions(
  trx: Db,
  eventId: string,
  invited: readonly InvitedInstitution[],
): Promise<void> {
  for (const { organisation, isWritten } of invited) {
    await trx
      .insertInto('event_institutions')
      .values({ event_id: eventId, organisation, written: isWritten })
      .onConflict((conflict) =>
        conflict
          .columns(['event_id', 'organisation'])
          .doUpdateSet({ written: sql<boolean>`event_institutions.written or excluded.written` }),
      )
      .execute();
  }
}

export async function listInvitedInstitutions(
  db: Db,
  eventId: string,
): Promise<readonly InvitedInstitution[]> {
  return db
    .selectFrom('event_institutions')
    .select(['organisation', 'written as isWritten'])
    .where('event_id', '=', eventId)
    .orderBy('organisation')
    .execute();
}

/** Ids of the events that one of the institutions is invited to. */
export async function listEventsOfInstitutions(
  db: Db,
  organisations: readonly number[],
): Promise<readonly string[]> {
  if (organisations.length === 0) return [];
  const rows = await db
    .selectFrom('event_institutions')
    .select('event_id')
    .distinct()
    .where('organisation', 'in', [...organisations])
    .execute();
  return rows.map(({ event_id }) => event_id);
}

/** @returns whether it was changed; not when somebody changed or cancelled the event meanwhile */
export async function saveEventDay(trx: Db, id: string, seen: number, day: EventDay): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('events')
    .set({
      agenda: JSON.stringify(day.agenda),
      material: JSON.stringify(day.material),
      meeting: day.meeting,
      version: seen + 1,
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
