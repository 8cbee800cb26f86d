import type { Registration } from '@smalspor/domain/events';
import type { Language } from '@smalspor/domain/texts';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** Someone who has asked for a place, with what a list or a letter needs. */
export interface Registered extends Registration {
  readonly name: string;
  readonly hpr: string | null;
  /** Where the person is written to about events; `null` for nowhere. */
  readonly address: string | null;
  readonly language: Language | null;
  /** `null` until somebody has noted who was there. */
  readonly attended: boolean | null;
  /** The institution that somebody comes for; `null` for who comes for themselves. */
  readonly organisation: number | null;
}

/** Everyone who has asked for a place, in the order in which they asked. */
export async function listRegistrations(db: Db, eventId: string): Promise<readonly Registered[]> {
  return db
    .selectFrom('event_registrations')
    .innerJoin('people', 'people.id', 'event_registrations.person_id')
    .select([
      'person_id as personId',
      'number',
      'state',
      'attended',
      'organisation',
      'people.name',
      'people.hpr',
      'people.language',
    ])
    .select(
      sql<
        string | null
      >`case when 'event' = any(people.notices_off) then null else people.mail_address end`.as('address'),
    )
    .where('event_id', '=', eventId)
    .orderBy('number')
    .execute();
}

/** What has become of somebody's places, by event. */
export async function listOwnStates(
  db: Db,
  personId: string,
): Promise<ReadonlyMap<string, Registration['state']>> {
  const rows = await db
    .selectFrom('event_registrations')
    .select(['event_id', 'state'])
    .where('person_id', '=', personId)
    .execute();
  return new Map(rows.map(({ event_id, state }) => [event_id, state]));
}

/** Writes what has become of somebody's place. Hold the event locked: the order of asking depends on it. */
export async function saveRegistration(
  trx: Db,
  eventId: string,
  { personId, number, state }: Registration,
  organisation: number | null = null,
): Promise<void> {
  const forWhom = organisation === null ? {} : { organisation };
  await trx
    .insertInto('event_registrations')
    .values({ event_id: eventId, person_id: personId, number, state, attended: null, ...forWhom })
    .onConflict((conflict) =>
      conflict.columns(['event_id', 'person_id']).doUpdateSet({ number, state, ...forWhom }),
    )
    .execute();
}

/** Notes who of the registered was there, and thereby who was not. */
export async function saveAttendance(trx: Db, eventId: string, present: readonly string[]): Promise<void> {
  await trx
    .updateTable('event_registrations')
    .set({ attended: sql<boolean>`person_id = any(${[...present]}::uuid[])` })
    .where('event_id', '=', eventId)
    .where('state', '=', 'registered')
    .execute();
}
