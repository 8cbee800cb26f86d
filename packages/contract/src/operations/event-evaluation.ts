import { Type } from 'typebox';
import { OwnEvaluation, Version } from './event-shapes.ts';
import { operation } from './operation.ts';
import { Answers, Question, Told } from './questionnaires.ts';
import { Count, Day, Id, LocalisedSchema, Nothing, Nullable, OneOf } from './schemas.ts';

const EventParams = Type.Object({ eventId: Id });

/** What somebody who was at an event is asked. */
export const EventQuestions = Type.Object({
  eventId: Id,
  version: Version,
  title: LocalisedSchema,
  intro: LocalisedSchema,
  questions: Type.Array(Question),
  /** The last day on which answers are taken. */
  closesOn: Day,
  /** With fewer answers nothing of them is told. */
  minimumAnswers: Version,
  /** Each is asked once. */
  state: OwnEvaluation,
});

/** What those who were at an event thought of it. */
export const EventOpinions = Type.Object({
  /** Nobody was asked; it is not over; answers are taken; it is told; it has been kept long enough. */
  state: OneOf(['none', 'coming', 'open', 'closed', 'deleted']),
  closesOn: Nullable(Day),
  /** How many were there. */
  asked: Count,
  /** `null` where it is not known any more. */
  answered: Nullable(Count),
  minimumAnswers: Version,
  version: Nullable(Version),
  questions: Type.Array(Question),
  /** `null` until the last day has passed, and for good where too few have answered. */
  told: Nullable(Type.Object(Told)),
});

const read = {
  method: 'GET',
  kind: 'json',
  status: 200,
  params: EventParams,
  query: Nothing,
  body: Nothing,
} as const;

export const eventEvaluationOperations = {
  readEventQuestions: operation({
    ...read,
    path: '/api/events/:eventId/questions',
    summary: 'What I am asked about an event that I was at',
    policy: 'canTakePart',
    response: EventQuestions,
  }),
  answerEventQuestions: operation({
    ...read,
    method: 'POST',
    path: '/api/events/:eventId/answers',
    summary: 'Send what I thought of an event, once; it is kept without my name and without the time',
    policy: 'canTakePart',
    body: Type.Object({ version: Version, answers: Answers }),
    response: EventQuestions,
  }),
  readEventOpinions: operation({
    ...read,
    path: '/api/events/:eventId/opinions',
    summary:
      'What those who were at an event thought of it, told once when the last day for answers has passed',
    policy: 'canRunSomeEvents',
    response: EventOpinions,
  }),
} as const;
