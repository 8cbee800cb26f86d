import { Type } from 'typebox';
import { operation } from './operation.ts';
import { RoundEntry, RoundMove, RoundOffer, RoundView, WorksheetQuestion } from './round-view.ts';
import {
  Count,
  Id,
  Instant,
  LocalisedSchema,
  MonthText,
  Nothing,
  Nullable,
  OneOf,
  PartId,
  ParticipantId,
  type TypedFile,
} from './schemas.ts';

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
