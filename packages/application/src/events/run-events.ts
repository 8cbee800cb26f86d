import { randomBytes } from 'node:crypto';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { cancelEvent as cancel, insertEvent, saveAttendance, updateEvent } from '@smalspor/database/events';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import {
  beginsInPast,
  type EventDetails,
  type EventFault,
  eventFault,
  takesRegistrations,
} from '@smalspor/domain/events';
import { currentProgramme } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { describeEvent } from './describe-event.ts';
import { askNobody, askThoseWhoWereThere } from './event-evaluation.ts';
import { queueEventLetters } from './event-letters.ts';
import { demandOrganiser } from './event-organisers.ts';
import { findEventToRun, findMyEvent } from './find-my-event.ts';
import { presentByInstitution, recordMeeting } from './record-meeting.ts';
import { letPeopleMoveUp } from './take-part-in-events.ts';

const CODE_BYTES = 16;

export const makeEvent: UnboundUseCase<House, 'makeEvent'> = async (house, actor, input, call) => {
  const { region: said, ...about } = input;
  const details = demandDetails(house, about);
  const region = demandOrganiser(house, actor, said);
  demandToCome(house, details.startsAt, null);
  const { value: eventId } = await once(
    house.db,
    writeRequest(house, actor, 'makeEvent', input, call),
    async (trx) => {
      const id = house.newId();
      await insertEvent(trx, { ...details, id, region, code: randomBytes(CODE_BYTES).toString('base64url') });
      await audit(house, trx, actor, 'make-event', id, call.requestId);
      return id;
    },
  );
  return describeEvent(house, await findMyEvent(house, house.db, actor, { eventId }), actor);
};

/** A later or longer event, another place: whoever comes is told. More room lets people move up. */
export const changeEvent: UnboundUseCase<House, 'changeEvent'> = async (house, actor, input, call) => {
  const { eventId, version, ...said } = input;
  const details = demandDetails(house, said);
  await once(house.db, writeRequest(house, actor, 'changeEvent', input, call), async (trx) => {
    const before = await findEventToRun(house, trx, actor, eventId);
    demandOpen(house, before.event);
    demandToCome(house, details.startsAt, before.event.startsAt);
    if (!(await updateEvent(trx, eventId, version, details))) throw changedMeanwhile();
    await audit(house, trx, actor, 'change-event', eventId, call.requestId);
    const { event, registrations } = await findMyEvent(house, trx, actor, { eventId });
    if (ABOUT_COMING.some((part) => event[part] !== before.event[part])) {
      const coming = registrations.filter(({ state }) => state !== 'withdrawn');
      await queueEventLetters(house, trx, event, 'event-changed', String(event.version), coming);
    }
    if (event.endsAt !== before.event.endsAt) {
      await askThoseWhoWereThere(house, trx, actor, event, call.requestId);
    }
    await letPeopleMoveUp(house, trx, actor, event, call);
    return null;
  });
  return describeEvent(house, await findMyEvent(house, house.db, actor, { eventId }), actor);
};

export const cancelEvent: UnboundUseCase<House, 'cancelEvent'> = async (house, actor, input, call) => {
  const { eventId, version } = input;
  await once(house.db, writeRequest(house, actor, 'cancelEvent', input, call), async (trx) => {
    const { event, registrations } = await findEventToRun(house, trx, actor, eventId);
    demandOpen(house, event);
    if (!(await cancel(trx, eventId, version))) throw changedMeanwhile();
    await audit(house, trx, actor, 'cancel-event', eventId, call.requestId);
    await askNobody(trx, eventId);
    const coming = registrations.filter(({ state }) => state !== 'withdrawn');
    await queueEventLetters(house, trx, event, 'event-cancelled', '', coming);
    return null;
  });
  return describeEvent(house, await findMyEvent(house, house.db, actor, { eventId }), actor);
};

export const noteAttendance: UnboundUseCase<House, 'noteAttendance'> = async (house, actor, input, call) => {
  const { eventId, present } = input;
  await once(house.db, writeRequest(house, actor, 'noteAttendance', input, call), async (trx) => {
    const { event, registrations } = await findEventToRun(house, trx, actor, eventId);
    if (event.state === 'cancelled' || Date.parse(event.startsAt) > Date.parse(house.now())) {
      throw new Refusal('move-refused', 'Who was there can be noted when the event has begun.');
    }
    const seated = new Set(
      registrations.filter(({ state }) => state === 'registered').map((each) => each.personId),
    );
    if (present.some((person) => !seated.has(person))) {
      throw new Refusal(
        'invalid-request',
        'Somebody who was chosen has no place at this event. Reload the page.',
      );
    }
    await saveAttendance(trx, eventId, present);
    await recordMeeting(house, trx, actor, event, presentByInstitution(registrations, present));
    await askThoseWhoWereThere(house, trx, actor, event, call.requestId);
    await audit(house, trx, actor, 'note-attendance', eventId, call.requestId);
    return null;
  });
  return describeEvent(house, await findMyEvent(house, house.db, actor, { eventId }), actor);
};

/** What those who come must know when it becomes another. */
const ABOUT_COMING = ['startsAt', 'endsAt', 'place', 'link'] as const;

const FAULTS: Readonly<Record<EventFault, string>> = {
  'blank-title': 'Give the event a title in bokmål, nynorsk and English.',
  'no-time': 'Say on which day and at what times the event begins and ends.',
  'ends-before-it-starts': 'The event ends before it begins: choose a later end.',
  'longer-than-a-fortnight': 'The event lasts longer than a fortnight: choose an earlier end.',
  'neither-place-nor-link': 'Say where the event is, or give a link to follow it by.',
};

/** @throws Refusal `invalid-request` with what is wrong */
function demandDetails({ content }: House, said: EventDetails): EventDetails {
  const fault = eventFault(said);
  if (fault) throw new Refusal('invalid-request', FAULTS[fault]);
  if (said.programme !== null && currentProgramme(content.programmes, said.programme) === null) {
    throw new Refusal('invalid-request', 'There is no programme of that name: choose another.');
  }
  const { kind, programme, description, link, capacity, hasWaitingList } = said;
  const title = { nb: said.title.nb.trim(), nn: said.title.nn.trim(), en: said.title.en.trim() };
  const place = said.place?.trim() || null;
  const startsAt = new Date(said.startsAt).toISOString();
  const endsAt = new Date(said.endsAt).toISOString();
  return { kind, programme, title, description, startsAt, endsAt, place, link, capacity, hasWaitingList };
}

/** @throws Refusal `event-in-past` for a new time that has been */
function demandToCome(house: House, startsAt: string, before: string | null): void {
  if (!beginsInPast(startsAt, house.now(), before)) return;
  throw new Refusal('event-in-past', 'The event would begin in the past: choose a later day or time.');
}

function demandOpen(house: House, event: Parameters<typeof takesRegistrations>[0]): void {
  if (takesRegistrations(event, house.now())) return;
  throw new Refusal('move-refused', 'The event is over or has been called off.');
}

function changedMeanwhile(): Refusal {
  return new Refusal('changed-meanwhile', 'Somebody else has changed this event: read it again.');
}

async function audit(
  house: House,
  trx: Db,
  actor: Actor,
  act: string,
  objectId: string,
  requestId: string,
): Promise<void> {
  await appendAudit(trx, auditEntry(house, actor, { act, objectKind: 'event', objectId, requestId }));
}
