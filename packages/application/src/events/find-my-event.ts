import {
  findEvent,
  findEventByCode,
  listEventGroups,
  listInvitedInstitutions,
  listRegistrations,
  type Registered,
  type StoredEvent,
} from '@smalspor/database/events';
import { listGroupsOf } from '@smalspor/database/groups';
import type { Db } from '@smalspor/database/schema';
import { type Actor, mayRunEvent } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { ownInstitutions } from '../teaching/own-institutions.ts';

/** An event, and what the reader is at it. */
export interface MyEvent {
  readonly event: StoredEvent;
  /** Everyone who has asked for a place. */
  readonly registrations: readonly Registered[];
  readonly self: Registered | null;
  /** The reader runs this event. */
  readonly runs: boolean;
}

export interface WantedEvent {
  readonly eventId: string;
  /** From the link of the invitation. */
  readonly code?: string | undefined;
  /** Locks the event until the transaction ends, so that places are given one at a time. */
  readonly forChange?: boolean;
}

/**
 * An event for whoever runs it, has asked for a place, has the link, or is in an invited group or institution; for anyone
 * else there is none.
 * @throws Refusal `not-found`
 */
export async function findMyEvent(
  house: Pick<House, 'now'>,
  db: Db,
  actor: Actor,
  { eventId, code, forChange = false }: WantedEvent,
): Promise<MyEvent> {
  const event = UUID.test(eventId) ? await findEvent(db, eventId, forChange) : null;
  if (event === null) throw unknownEvent();
  const registrations = await listRegistrations(db, event.id);
  const self = registrations.find(({ personId }) => personId === actor.userId) ?? null;
  const runs = mayRunEvent(actor, event);
  const isWelcome =
    runs || self !== null || code === event.code || (await isInvited(house, db, actor, event.id));
  if (!isWelcome) throw unknownEvent();
  return { event, registrations, self, runs };
}

/**
 * An event that the actor runs, locked until the transaction ends; for anyone else there is none, a guest of it too.
 * @throws Refusal `not-found`
 */
export async function findEventToRun(
  house: Pick<House, 'now'>,
  trx: Db,
  actor: Actor,
  eventId: string,
): Promise<MyEvent> {
  const mine = await findMyEvent(house, trx, actor, { eventId, forChange: true });
  if (!mine.runs) throw unknownEvent();
  return mine;
}

/** The event behind an invitation's link. @throws Refusal `not-found` */
export async function findInvitedEvent(
  house: Pick<House, 'now'>,
  db: Db,
  actor: Actor,
  code: string,
): Promise<MyEvent> {
  const event = await findEventByCode(db, code);
  if (event === null) throw unknownEvent();
  return findMyEvent(house, db, actor, { eventId: event.id, code });
}

/** The groups that somebody is in today. */
export async function groupsOf(
  { now }: Pick<House, 'now'>,
  db: Db,
  { hpr }: Actor,
): Promise<readonly string[]> {
  if (hpr === null) return [];
  return (await listGroupsOf(db, hpr, norwegianDateOf(now()))).map(({ groupId }) => groupId);
}

async function isInvited(house: Pick<House, 'now'>, db: Db, actor: Actor, eventId: string): Promise<boolean> {
  const institutions = ownInstitutions(actor);
  if (institutions.length > 0) {
    const welcome = await listInvitedInstitutions(db, eventId);
    if (welcome.some(({ organisation }) => institutions.includes(organisation))) return true;
  }
  const own = await groupsOf(house, db, actor);
  if (own.length === 0) return false;
  const invited = new Set(await listEventGroups(db, eventId));
  return own.some((group) => invited.has(group));
}

function unknownEvent(): Refusal {
  return new Refusal('not-found', 'There is no such event for you.');
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
