import type { EventDay, EventDetails, SmalsporEvent } from '@smalspor/domain/events';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import { listEventsOfInstitutions } from './institution-queries.ts';
import type { EventsTable } from './tables.ts';

/** An event with what the link of its invitation ends with. */
export interface StoredEvent extends SmalsporEvent, EventDay {
  readonly code: string;
}

export async function insertEvent(
  trx: Db,
  event: EventDetails & Pick<StoredEvent, 'id' | 'region' | 'code'>,
): Promise<void> {
  await trx
    .insertInto('events')
    .values({
      ...columnsOf(event),
      id: event.id,
      region: event.region,
      code: event.code,
      state: 'open',
      version: 1,
    })
    .execute();
}

/** @returns whether it was changed; not when somebody changed or cancelled it meanwhile */
export async function updateEvent(
  trx: Db,
  id: string,
  seen: number,
  details: EventDetails,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('events')
    .set({ ...columnsOf(details), version: seen + 1 })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether it was cancelled; not when somebody changed or cancelled it meanwhile */
export async function cancelEvent(trx: Db, id: string, seen: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('events')
    .set({ state: 'cancelled', version: seen + 1 })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** An event by its id, or `null`; locked against other writers when `forChange` is set. */
export async function findEvent(db: Db, id: string, forChange = false): Promise<StoredEvent | null> {
  const query = db.selectFrom('events').selectAll().where('id', '=', id);
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst();
  return row ? toEvent(row) : null;
}

/** The event that an invitation's link leads to, or `null`. */
export async function findEventByCode(db: Db, code: string): Promise<StoredEvent | null> {
  const row = await db.selectFrom('events').selectAll().where('code', '=', code).executeTakeFirst();
  return row ? toEvent(row) : null;
}

/** Every event, the latest first. */
export async function listEvents(db: Db): Promise<readonly StoredEvent[]> {
  return (await newestFirst(db).execute()).map(toEvent);
}

/**
 * The events that somebody has asked for a place at, that one of the groups or institutions is invited to, or that
 * the centre of one of the regions organises; the latest first.
 */
export async function listEventsOf(
  db: Db,
  personId: string,
  groupIds: readonly string[],
  organisations: readonly number[] = [],
  regions: readonly string[] = [],
): Promise<readonly StoredEvent[]> {
  const ofInstitutions = await listEventsOfInstitutions(db, organisations);
  const rows = await newestFirst(db)
    .where(({ or, exists, selectFrom, lit, eb }) =>
      or([
        exists(
          selectFrom('event_registrations')
            .select(lit(1).as('one'))
            .whereRef('event_id', '=', 'events.id')
            .where('person_id', '=', personId),
        ),
        exists(
          selectFrom('event_groups')
            .select(lit(1).as('one'))
            .whereRef('event_id', '=', 'events.id')
            .where('group_id', 'in', groupIds.length === 0 ? [''] : [...groupIds]),
        ),
        ...(regions.length === 0 ? [] : [eb('region', 'in', [...regions])]),
        ...(ofInstitutions.length === 0 ? [] : [eb('events.id', 'in', [...ofInstitutions])]),
      ]),
    )
    .execute();
  return rows.map(toEvent);
}

function newestFirst(db: Db) {
  return db.selectFrom('events').selectAll('events').orderBy(sql`starts_at desc, id`);
}

function columnsOf(details: EventDetails) {
  return {
    kind: details.kind,
    programme: details.programme,
    title: JSON.stringify(details.title),
    description: JSON.stringify(details.description),
    starts_at: details.startsAt,
    ends_at: details.endsAt,
    place: details.place,
    link: details.link,
    capacity: details.capacity,
    waiting_list: details.hasWaitingList,
  };
}

function toEvent(row: Selectable<EventsTable>): StoredEvent {
  return {
    id: row.id,
    kind: row.kind,
    programme: row.programme,
    region: row.region,
    title: row.title,
    description: row.description,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    link: row.link,
    capacity: row.capacity,
    hasWaitingList: row.waiting_list,
    code: row.code,
    agenda: row.agenda,
    material: row.material,
    meeting: row.meeting,
    state: row.state,
    version: row.version,
  };
}
