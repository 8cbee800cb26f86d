import { EVENT_KINDS } from '@smalspor/domain/events';
import { Type } from 'typebox';
import { Count, Id, Instant, LocalisedSchema, Nullable, OneOf, PartId } from './schemas.ts';

export const Version = Type.Integer({ minimum: 1 });
const Title = Type.String({ minLength: 1, maxLength: 200 });
const Words = Type.String({ maxLength: 4_000 });

/** What the reader has at an event; `none` for who has not asked for a place. */
const OwnState = OneOf(['none', 'registered', 'waiting', 'withdrawn']);

export const OwnEvaluation = OneOf(['open', 'answered', 'closed']);

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
export const EventDay = {
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

/** Who organises an event: a health region's centre, or the programmes' administration (`null`). */
export const Organiser = Nullable(Type.Object({ region: PartId, name: LocalisedSchema }));

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
  /** Whether the reader was there and can still say what it was like. */
  isAsked: Type.Boolean(),
  /** Whether the reader runs it. */
  runs: Type.Boolean(),
});

export const EventView = Type.Object({
  ...EventDetails.properties,
  ...EventDay,
  id: Id,
  state: OneOf(['open', 'cancelled']),
  version: Version,
  organiser: Organiser,
  own: OwnState,
  /** The reader's place in the queue; `null` for who does not wait. */
  placeInQueue: Nullable(Version),
  /** Whether the reader was there; `null` until somebody has noted it. */
  attended: Nullable(Type.Boolean()),
  /** Whether the reader is asked what it was like, and has answered; `null` for who is not. */
  evaluation: Nullable(OwnEvaluation),
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
      /** Whether the reader can invite groups of doctors. */
      invitesGroups: Type.Boolean(),
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
