import { Type } from 'typebox';
import { EventDay, EventDetails, EventEntry, EventView, Organiser, Version } from './event-shapes.ts';
import { operation } from './operation.ts';
import { Count, Id, Nothing, Nullable, PartId, type TypedFile } from './schemas.ts';

/** 128 bits that chance has chosen. */
const Code = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' });
const EventParams = Type.Object({ eventId: Id });
const read = { method: 'GET', kind: 'json', status: 200, query: Nothing, body: Nothing } as const;
const write = { method: 'POST', kind: 'json', status: 200, query: Nothing, response: EventView } as const;
const run = { ...write, policy: 'canRunSomeEvents', params: EventParams } as const;

export const eventOperations = {
  listEvents: operation({
    ...read,
    path: '/api/events',
    summary: 'The events that my groups are invited to, that I have a place at or that I run',
    policy: 'canFollowEvents',
    params: Nothing,
    response: Type.Object({
      events: Type.Array(EventEntry),
      /** Whom the reader can make events for; the first is taken where nothing is said. */
      organisers: Type.Array(Organiser),
    }),
  }),
  readEvent: operation({
    ...read,
    path: '/api/events/:eventId',
    summary: 'One event as it concerns me',
    policy: 'canFollowEvents',
    params: EventParams,
    response: EventView,
  }),
  readInvitation: operation({
    ...read,
    path: '/api/invitations/:code',
    summary: 'The event that the link of an invitation leads to',
    policy: 'canFollowEvents',
    params: Type.Object({ code: Code }),
    response: EventView,
  }),
  makeEvent: operation({
    ...run,
    path: '/api/events',
    summary: 'Make an event',
    params: Nothing,
    body: Type.Object({
      ...EventDetails.properties,
      /** The health region whose centre organises it; `null` for the programmes' administration. */
      region: Type.Optional(Nullable(PartId)),
    }),
  }),
  changeEvent: operation({
    ...run,
    method: 'PUT',
    path: '/api/events/:eventId',
    summary: 'Change an event; who waits moves up when there is more room',
    body: Type.Object({ version: Version, ...EventDetails.properties }),
  }),
  cancelEvent: operation({
    ...run,
    path: '/api/events/:eventId/cancellation',
    summary: 'Call an event off; everyone with a place or in the queue gets a letter',
    body: Type.Object({ version: Version }),
  }),
  inviteToEvent: operation({
    ...run,
    policy: 'canPlanRollOut',
    path: '/api/events/:eventId/invitations',
    summary:
      'Invite the groups of a county; their leaders get a letter with a link where there is an address',
    body: Type.Object({ county: Type.String({ pattern: '^[0-9]{2}$' }) }),
    response: Type.Object({ invited: Count, letters: Count, withoutAddress: Count }),
  }),
  planEventDay: operation({
    ...run,
    method: 'PUT',
    path: '/api/events/:eventId/day',
    summary:
      'Say what happens at an event, what can be read, and which meeting of the programme it counts as',
    body: Type.Object({ version: Version, ...EventDay }),
  }),
  inviteInstitutionsToEvent: operation({
    ...run,
    path: '/api/events/:eventId/institutions',
    summary: 'Invite the institutions of a county that are in the programme; their contacts get a letter',
    body: Type.Object({ county: Type.String({ pattern: '^[0-9]{2}$' }) }),
    response: Type.Object({ invited: Count, letters: Count, withoutAddress: Count }),
  }),
  registerColleagues: operation({
    ...write,
    path: '/api/events/:eventId/colleagues',
    summary: 'Ask for places for several of my institution',
    policy: 'canKeepSomeInstitutionWork',
    params: EventParams,
    body: Type.Object({
      organisation: Type.String({ pattern: '^[1-9][0-9]{8}$' }),
      people: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }),
    }),
  }),
  noteAttendance: operation({
    ...run,
    method: 'PUT',
    path: '/api/events/:eventId/attendance',
    summary: 'Note who of those with a place was there',
    body: Type.Object({ present: Type.Array(Id, { maxItems: 10_000 }) }),
  }),
  registerForEvent: operation({
    ...write,
    path: '/api/events/:eventId/registration',
    summary: 'Ask for a place; when there is none, for one in the queue',
    policy: 'canTakePart',
    params: EventParams,
    body: Type.Object({
      /** From the link of the invitation, for who is in no invited group. */
      code: Type.Optional(Code),
    }),
  }),
  withdrawFromEvent: operation({
    ...write,
    path: '/api/events/:eventId/withdrawal',
    summary: 'Give my place back; the first in the queue gets it',
    policy: 'canTakePart',
    params: EventParams,
    body: Nothing,
  }),
  readEventCalendar: operation({
    ...read,
    kind: 'file',
    path: '/api/events/:eventId/calendar',
    summary: 'The event as a calendar file',
    policy: 'canFollowEvents',
    params: EventParams,
    response: Type.Unsafe<TypedFile>({ type: 'string', format: 'binary' }),
  }),
} as const;
