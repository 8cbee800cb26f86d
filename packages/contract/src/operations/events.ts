import { EVENT_KINDS } from '@smalspor/domain/events';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import {
  Count,
  Id,
  Instant,
  LocalisedSchema,
  Nothing,
  Nullable,
  OneOf,
  PartId,
  type TypedFile,
} from './schemas.ts';

const Version = Type.Integer({ minimum: 1 });
const Title = Type.String({ minLength: 1, maxLength: 200 });
const Words = Type.String({ maxLength: 4_000 });

/** What the reader has at an event; `none` for who has not asked for a place. */
const OwnState = OneOf(['none', 'registered', 'waiting', 'withdrawn']);

/** What whoever makes an event says about it. */
export const EventDetails = Type.Object({
  kind: OneOf(EVENT_KINDS),
  programme: Nullable(PartId),
  title: Type.Object({ nb: Title, nn: Title, en: Title }),
  description: Type.Object({ nb: Words, nn: Words, en: Words }),
  startsAt: Instant,
  endsAt: Instant,
  place: Nullable(Type.String({ minLength: 1, maxLength: 200 })),
  link: Nullable(Type.String({ pattern: '^https://[^\\s"<>]+$', maxLength: 500 })),
  /** `null` for as many as want to. */
  capacity: Nullable(Type.Integer({ minimum: 1, maximum: 100_000 })),
  hasWaitingList: Type.Boolean(),
});

/** What happens, what can be read, and the meeting of the programme that it counts as. */
const EventDay = {
  agenda: Type.Array(
    Type.Object({
      time: Type.String({ pattern: '^[0-9]{2}:[0-9]{2}$' }),
      title: Title,
      speaker: Type.String({ maxLength: 200 }),
    }),
    { maxItems: 60 },
  ),
  material: Type.Array(Type.Object({ title: Title, url: Type.String({ maxLength: 500 }) }), { maxItems: 40 }),
  meeting: Nullable(PartId),
};

export const EventEntry = Type.Object({
  id: Id,
  kind: OneOf(EVENT_KINDS),
  programme: Nullable(PartId),
  title: LocalisedSchema,
  startsAt: Instant,
  endsAt: Instant,
  place: Nullable(Type.String()),
  state: OneOf(['open', 'cancelled']),
  isOver: Type.Boolean(),
  own: OwnState,
});

export const EventView = Type.Object({
  ...EventDetails.properties,
  ...EventDay,
  id: Id,
  state: OneOf(['open', 'cancelled']),
  version: Version,
  own: OwnState,
  /** The reader's place in the queue; `null` for who does not wait. */
  placeInQueue: Nullable(Version),
  /** Whether the reader was there; `null` until somebody has noted it. */
  attended: Nullable(Type.Boolean()),
  /** Places that nobody has; `null` for as many as want to. */
  freeSeats: Nullable(Count),
  /** Whether people can still come, or say that they do not. */
  isOpen: Type.Boolean(),
  isOver: Type.Boolean(),
  /** The people of the reader's own institution, who can be given places; `null` for who works at none. */
  colleagues: Nullable(
    Type.Object({
      organisation: Type.String(),
      people: Type.Array(Type.Object({ id: Id, name: Type.String(), state: OwnState })),
    }),
  ),
  /** For who runs the event alone; `null` for others. */
  running: Nullable(
    Type.Object({
      /** Whoever has it can ask for a place. */
      invitationLink: Type.String(),
      groups: Count,
      /** The programme is for institutions: their homes are invited, and not groups. */
      isForInstitutions: Type.Boolean(),
      /** Institutions that are invited or come. */
      homes: Type.Array(
        Type.Object({
          organisation: Type.String(),
          name: Nullable(Type.String()),
          /** Whether somebody there was written to; `null` for one that was not invited. */
          isWritten: Nullable(Type.Boolean()),
          people: Count,
          /** Whether the meeting stands in its round; `null` where nothing is to stand there. */
          isRecorded: Nullable(Type.Boolean()),
        }),
      ),
      /** What coming can count as. */
      meetings: Type.Array(Type.Object({ id: PartId, name: LocalisedSchema })),
      /** Invited groups whose leader no letter has reached: somebody must call. */
      unreached: Type.Array(
        Type.Object({
          group: Type.String(),
          municipality: Nullable(Type.String()),
          leader: Nullable(Type.String()),
          why: OneOf(['no-leader', 'no-address', 'not-delivered']),
        }),
      ),
      people: Type.Array(
        Type.Object({
          id: Id,
          name: Type.String(),
          state: OneOf(['registered', 'waiting', 'withdrawn']),
          attended: Nullable(Type.Boolean()),
          /** Whether a change or a cancellation would be told by letter. */
          getsLetters: Type.Boolean(),
        }),
      ),
      /** The counties whose group leaders can be asked. */
      counties: Type.Array(Type.Object({ county: Type.String(), name: Type.String() })),
    }),
  ),
});

/** 128 bits that chance has chosen. */
const Code = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' });
const EventParams = Type.Object({ eventId: Id });
const read = { method: 'GET', kind: 'json', status: 200, query: Nothing, body: Nothing } as const;
const write = { method: 'POST', kind: 'json', status: 200, query: Nothing, response: EventView } as const;
const run = { ...write, policy: 'canPlanRollOut', params: EventParams } as const;

export const eventOperations = {
  listEvents: operation({
    ...read,
    path: '/api/events',
    summary:
      'The events that my groups are invited to or that I have a place at; all of them for who runs them',
    policy: 'canFollowRounds',
    params: Nothing,
    response: Type.Object({ events: Type.Array(EventEntry) }),
  }),
  readEvent: operation({
    ...read,
    path: '/api/events/:eventId',
    summary: 'One event as it concerns me',
    policy: 'canFollowRounds',
    params: EventParams,
    response: EventView,
  }),
  readInvitation: operation({
    ...read,
    path: '/api/invitations/:code',
    summary: 'The event that the link of an invitation leads to',
    policy: 'canFollowRounds',
    params: Type.Object({ code: Code }),
    response: EventView,
  }),
  makeEvent: operation({
    ...run,
    path: '/api/events',
    summary: 'Make an event',
    params: Nothing,
    body: EventDetails,
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
    policy: 'canFollowRounds',
    params: EventParams,
    response: Type.Unsafe<TypedFile>({ type: 'string', format: 'binary' }),
  }),
} as const;
