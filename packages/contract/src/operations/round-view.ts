import { PROFESSIONS, ROUND_STATUSES, WITHDRAWAL_REASONS } from '@smalspor/domain/programmes';
import { Type } from 'typebox';
import {
  Count,
  Day,
  Hours,
  Id,
  Instant,
  LocalisedSchema,
  MonthText,
  Nullable,
  OneOf,
  PartId,
  ParticipantId,
} from './schemas.ts';

export const RoundEntry = Type.Object({
  id: Id,
  programme: LocalisedSchema,
  unitName: Type.String(),
  status: OneOf(ROUND_STATUSES),
  statusText: LocalisedSchema,
  /** What the reader is in it. */
  leads: Type.Boolean(),
  takesPart: Type.Boolean(),
  openedAt: Instant,
});

/** A programme that the reader may begin without an invitation. */
export const RoundOffer = Type.Object({
  programme: PartId,
  name: LocalisedSchema,
  summary: LocalisedSchema,
  effort: LocalisedSchema,
  unitKind: PartId,
  unitId: Id,
  unitName: Type.String(),
  /** For a kind of unit that the registers do not tell of me, such as a clinic. */
  isAside: Type.Boolean(),
});

export const WorksheetQuestion = Type.Object({
  id: PartId,
  kind: OneOf(['text', 'goal', 'measure']),
  required: Type.Boolean(),
  text: LocalisedSchema,
});

export const RoundMeeting = Type.Object({
  id: PartId,
  name: LocalisedSchema,
  hours: Hours,
  agenda: Type.Array(Type.Object({ minutes: Count, text: LocalisedSchema })),
  questions: Type.Array(WorksheetQuestion),
  /** The phase that the meeting belongs to has begun. */
  isOpen: Type.Boolean(),
  time: Nullable(
    Type.Object({
      startsAt: Instant,
      endsAt: Instant,
      place: Type.String(),
      /** What a change of hour or place is written against. */
      version: Count,
    }),
  ),
  heldOn: Nullable(Day),
  /** The reader's own. */
  attended: Type.Boolean(),
  handedInOn: Nullable(Day),
});

export const Rostered = Type.Object({
  participant: ParticipantId,
  name: Type.String(),
  profession: OneOf(PROFESSIONS),
  joinedOn: Day,
  leftOn: Nullable(Day),
  modules: Type.Array(PartId),
  attended: Type.Array(PartId),
  handedIn: Type.Array(PartId),
  /** What the reader may print for this person, by the programme's report; empty for who may not. */
  printable: Type.Array(PartId),
  /** The reader may issue this person's certificate now. */
  certificateDue: Type.Boolean(),
});

export const RoundView = Type.Object({
  id: Id,
  /** What a change is written against. */
  version: Count,
  programme: Type.Object({
    id: PartId,
    name: LocalisedSchema,
    short: LocalisedSchema,
    summary: LocalisedSchema,
    effort: LocalisedSchema,
    asksListLength: Type.Boolean(),
  }),
  unitName: Type.String(),
  /** The organisation number, where the unit is an institution. */
  institution: Nullable(Type.String({ pattern: '^[0-9]{9}$' })),
  status: OneOf(ROUND_STATUSES),
  statusText: LocalisedSchema,
  enrolledOn: Nullable(Day),
  /** The present day in Norway. */
  today: Day,
  leads: Type.Boolean(),
  takesPart: Type.Boolean(),
  phases: Type.Array(Type.Object({ id: PartId, name: LocalisedSchema, begunOn: Nullable(Day) })),
  /** What comes next, and what it waits for; `null` for a round that is not running. */
  next: Nullable(
    Type.Object({
      phase: Nullable(PartId),
      name: Nullable(LocalisedSchema),
      waitsFor: Type.Array(LocalisedSchema),
    }),
  ),
  modules: Type.Array(
    Type.Object({
      id: PartId,
      name: LocalisedSchema,
      course: PartId,
      /** The part of the course that the module is; `null` for the whole course. */
      part: Nullable(Id),
      minutes: Count,
      hours: Hours,
      doneOn: Nullable(Day),
      /** The module was passed before the reader joined, and counts. */
      beforeJoining: Type.Boolean(),
      /** A pass from outside the round that does not count. */
      idlePass: Nullable(
        Type.Object({ on: Day, reason: OneOf(['too-old', 'told-elsewhere']), months: Nullable(Count) }),
      ),
    }),
  ),
  meetings: Type.Array(RoundMeeting),
  /** Own reports and the group's, in the order of the programme. */
  reports: Type.Array(
    Type.Object({
      id: PartId,
      name: LocalisedSchema,
      isOfGroup: Type.Boolean(),
      period: LocalisedSchema,
      reportId: Nullable(Id),
    }),
  ),
  /** What the reader's hours come to, by each set of rules; empty for who does not take part. */
  credits: Type.Array(
    Type.Object({
      scheme: LocalisedSchema,
      hours: Hours,
      wholeHours: Hours,
      countsAs: Nullable(LocalisedSchema),
      lacking: Type.Array(LocalisedSchema),
    }),
  ),
  certificate: Nullable(Type.Object({ id: Id, on: Day, hours: Hours })),
  /** The reader's certificate that was withdrawn, until a new one has been issued. */
  certificateWithdrawn: Nullable(Type.Object({ issuedOn: Day, on: Day, reason: OneOf(WITHDRAWAL_REASONS) })),
  /** A certificate can be issued to the reader now. */
  certificateDue: Type.Boolean(),
  sharesFigures: Type.Boolean(),
  listLength: Nullable(
    Type.Object({ from: MonthText, patients: Count, basis: OneOf(['own', 'locum', 'shared']) }),
  ),
  /** Who takes part; `null` for readers who do not lead. */
  roster: Nullable(Type.Array(Rostered)),
  /** Reports that the reader may print for their owners; empty for who may not. */
  printable: Type.Array(Type.Object({ id: PartId, name: LocalisedSchema })),
  /** Members of the group who do not take part yet; empty for readers who do not lead. */
  candidates: Type.Array(Type.Object({ hpr: Type.String(), name: Type.String() })),
});

/** What a leader can do to a round. What someone does alone has operations of its own. */
export const RoundMove = Type.Union([
  Type.Object({ type: Type.Literal('joined'), participant: ParticipantId, on: Day }),
  Type.Object({ type: Type.Literal('left'), participant: ParticipantId }),
  Type.Object({ type: Type.Literal('leader-named'), leader: ParticipantId }),
  Type.Object({ type: Type.Literal('phase-entered'), phase: PartId }),
  Type.Object({
    type: Type.Literal('meeting-held'),
    meeting: PartId,
    on: Day,
    attended: Type.Array(ParticipantId, { maxItems: 200 }),
  }),
  Type.Object({
    type: Type.Literal('attendance-corrected'),
    meeting: PartId,
    participant: ParticipantId,
    attended: Type.Boolean(),
  }),
  Type.Object({ type: Type.Literal('finished') }),
  Type.Object({ type: Type.Literal('withdrawn') }),
]);
