import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  listEvents as listAllEvents,
  listAskedEvents,
  listEventsOf,
  listOwnStates,
  type StoredEvent,
} from '@smalspor/database/events';
import { findPerson } from '@smalspor/database/people';
import { mayRunEvent } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import { writeCalendar } from '../calendar/write-calendar.ts';
import type { House } from '../house/house.ts';
import { ownInstitutions } from '../teaching/own-institutions.ts';
import { describeEvent, isOver } from './describe-event.ts';
import { organisersOf } from './event-organisers.ts';
import { findInvitedEvent, findMyEvent, groupsOf } from './find-my-event.ts';

export const listEvents: UnboundUseCase<House, 'listEvents'> = async (house, actor) => {
  const { db, now } = house;
  const organisers = organisersOf(house, actor);
  const regions = organisers.flatMap((organiser) => organiser?.region ?? []);
  const events = organisers.includes(null)
    ? await listAllEvents(db)
    : await listEventsOf(db, actor.userId, await groupsOf(house, db, actor), ownInstitutions(actor), regions);
  const own = await listOwnStates(db, actor.userId);
  const asked = await listAskedEvents(db, actor.userId, now(), norwegianDateOf(now()));
  return {
    events: events.map(({ id, kind, programme, title, startsAt, endsAt, place, state, region }) => ({
      id,
      kind,
      programme,
      title,
      startsAt,
      endsAt,
      place,
      state,
      isOver: isOver({ endsAt }, now()),
      own: own.get(id) ?? 'none',
      isAsked: asked.has(id),
      runs: mayRunEvent(actor, { region }),
    })),
    organisers,
  };
};

/** Who runs events sees who comes and whom no letter has reached: a line in the audit log. */
export const readEvent: UnboundUseCase<House, 'readEvent'> = async (house, actor, { eventId }, call) => {
  const mine = await findMyEvent(house, house.db, actor, { eventId });
  const told = await describeEvent(house, mine, actor);
  if (told.running !== null && told.running.people.length + told.running.unreached.length > 0) {
    const act = { act: 'read-registrations', objectKind: 'event', objectId: eventId };
    await appendAudit(house.db, auditEntry(house, actor, { ...act, requestId: call.requestId }));
  }
  return told;
};

export const readInvitation: UnboundUseCase<House, 'readInvitation'> = async (house, actor, { code }) => {
  const mine = await findInvitedEvent(house, house.db, actor, code);
  return describeEvent(house, { ...mine, runs: false }, actor);
};

export const readEventCalendar: UnboundUseCase<House, 'readEventCalendar'> = async (house, actor, input) => {
  const { event } = await findMyEvent(house, house.db, actor, input);
  const language = (await findPerson(house.db, actor.userId))?.language ?? 'nb';
  return writeCalendar(house, language, {
    id: event.id,
    version: event.version,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    title: event.title[language],
    description: [event.description[language], agendaText(event.agenda), event.link]
      .filter(Boolean)
      .join('\n\n'),
    place: event.place ?? event.link ?? '',
    path: `/events/${event.id}`,
    isCancelled: event.state === 'cancelled',
    fileName: event.kind,
  });
};

/** The programme of the day, a line for each part. */
function agendaText(agenda: StoredEvent['agenda']): string {
  return agenda
    .map(({ time, title, speaker }) => [time, [title, speaker].filter(Boolean).join(' – ')].join(' '))
    .join('\n');
}
