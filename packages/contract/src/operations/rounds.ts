import { PROFESSIONS, ROUND_STATUSES, WITHDRAWAL_REASONS } from '@smalspor/domain/programmes';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import {
  Count,
  DAY_PATTERN,
  Id,
  Instant,
  LocalisedSchema,
  MonthText,
  Nothing,
  Nullable,
  OneOf,
} from './schemas.ts';

/** A calendar day in Norway. */
export const Day = Type.String({ pattern: DAY_PATTERN });

/** Someone in a round: `hpr:` and the number of a doctor, `person:` and the account of anyone else. */
export const ParticipantId = Type.String({ pattern: '^(hpr:[0-9]{1,9}|person:[0-9a-f-]{36})$' });

/** The id of a programme or of a part of one. */
export const PartId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' });
/** School hours of 45 minutes. */
export const Hours = Type.Number({ minimum: 0 });

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

const RoundParams = Type.Object({ roundId: Id });
const MeetingParams = Type.Object({ roundId: Id, meeting: PartId });

const Answers = Type.Record(
  Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' }),
  Type.Union([
    Type.String({ maxLength: 4000 }),
    Type.Array(Type.String({ maxLength: 64 }), { maxItems: 20 }),
  ]),
);

const read = { method: 'GET', kind: 'json', status: 200, query: Nothing, body: Nothing } as const;
const write = { kind: 'json', status: 200, query: Nothing } as const;

export const roundOperations = {
  listRounds: operation({
    ...read,
    path: '/api/rounds',
    summary: 'The rounds that I take part in or lead, and the programmes that I may begin',
    policy: 'canTakePart',
    params: Nothing,
    response: Type.Object({ rounds: Type.Array(RoundEntry), offers: Type.Array(RoundOffer) }),
  }),
  readRound: operation({
    ...read,
    path: '/api/rounds/:roundId',
    summary: 'One round as it concerns me',
    policy: 'canFollowRounds',
    params: RoundParams,
    response: RoundView,
  }),
  beginRound: operation({
    ...write,
    method: 'POST',
    path: '/api/rounds',
    summary: 'Begin a programme that asks for no invitation, alone or with the own group',
    policy: 'canTakePart',
    params: Nothing,
    body: Type.Object({ programme: PartId, unitKind: PartId, unitId: Id }),
    response: RoundView,
  }),
  enrolRound: operation({
    ...write,
    method: 'POST',
    path: '/api/rounds/:roundId/enrolment',
    summary: 'Enrol an invited unit with those of its members who take part',
    policy: 'canRunSomeRound',
    params: RoundParams,
    body: Type.Object({ members: Type.Array(ParticipantId, { minItems: 1, maxItems: 200 }) }),
    response: RoundView,
  }),
  moveRound: operation({
    ...write,
    method: 'POST',
    path: '/api/rounds/:roundId/moves',
    summary: 'Lead a round: who takes part, meetings held, the next phase, the end',
    policy: 'canRunSomeRound',
    params: RoundParams,
    body: Type.Object({ version: Count, move: RoundMove }),
    response: RoundView,
  }),
  leaveRound: operation({
    ...write,
    method: 'POST',
    path: '/api/rounds/:roundId/leave',
    summary: 'Leave a round; what was done in it is kept',
    policy: 'canTakePart',
    params: RoundParams,
    body: Nothing,
    response: RoundView,
  }),
  scheduleMeeting: operation({
    ...write,
    method: 'PUT',
    path: '/api/rounds/:roundId/meetings/:meeting',
    summary: 'Say when and where a meeting is',
    policy: 'canRunSomeRound',
    params: MeetingParams,
    body: Type.Object({
      version: Count,
      /** The version of the time that is changed; 0 where there is none yet. */
      timeVersion: Count,
      startsAt: Instant,
      endsAt: Instant,
      place: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    response: RoundView,
  }),
  readMeetingCalendar: operation({
    ...read,
    kind: 'file',
    path: '/api/rounds/:roundId/meetings/:meeting/calendar',
    summary: 'The meeting as a calendar file',
    policy: 'canFollowRounds',
    params: MeetingParams,
    response: Type.Unsafe<TypedFile>({ type: 'string', format: 'binary' }),
  }),
  readWorksheet: operation({
    ...read,
    path: '/api/rounds/:roundId/worksheets/:meeting',
    summary: 'My own worksheet of a meeting, as it was saved last',
    policy: 'canTakePart',
    params: MeetingParams,
    response: Type.Object({
      meeting: LocalisedSchema,
      questions: Type.Array(WorksheetQuestion),
      answers: Answers,
      version: Count,
      savedAt: Nullable(Instant),
      handedInAt: Nullable(Instant),
      /** The round runs and the reader takes part: otherwise the worksheet can be read only. */
      canWrite: Type.Boolean(),
      /** What can be chosen where a question asks for goals or measures. */
      goals: Type.Array(Type.Object({ id: Type.String(), text: LocalisedSchema })),
      measures: Type.Array(Type.Object({ id: Type.String(), text: LocalisedSchema })),
    }),
  }),
  saveWorksheet: operation({
    ...write,
    method: 'PUT',
    path: '/api/rounds/:roundId/worksheets/:meeting',
    summary: 'Save a draft of my worksheet',
    policy: 'canTakePart',
    params: MeetingParams,
    body: Type.Object({ version: Count, answers: Answers }),
    response: Type.Object({ version: Count, savedAt: Instant }),
  }),
  handInWorksheet: operation({
    ...write,
    method: 'POST',
    path: '/api/rounds/:roundId/worksheets/:meeting/hand-in',
    summary: 'Hand in my worksheet as it was saved last',
    policy: 'canTakePart',
    params: MeetingParams,
    body: Type.Object({ version: Count }),
    response: RoundView,
  }),
  shareFigures: operation({
    ...write,
    method: 'PUT',
    path: '/api/rounds/:roundId/sharing',
    summary: 'Show my figures to the group in this round, or take that back',
    policy: 'canTakePart',
    params: RoundParams,
    body: Type.Object({ shares: Type.Boolean() }),
    response: RoundView,
  }),
  declareListLength: operation({
    ...write,
    method: 'PUT',
    path: '/api/list-length',
    summary: 'Say how long my list is by my activity; a report that it changes is issued anew',
    policy: 'canTakePart',
    params: Nothing,
    body: Type.Object({
      from: MonthText,
      patients: Type.Integer({ minimum: 1, maximum: 10_000 }),
      basis: OneOf(['own', 'locum', 'shared']),
    }),
    response: Type.Object({ from: MonthText, patients: Count, basis: OneOf(['own', 'locum', 'shared']) }),
  }),
} as const;

/** A finished file that is not a PDF, with its media type. */
export interface TypedFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
}
