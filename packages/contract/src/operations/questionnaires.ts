import { LONGEST_ANSWER, OCCASIONS, SCALE_STEPS } from '@smalspor/domain/questionnaires';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Count, Id, LocalisedSchema, MonthText, Nothing, Nullable, OneOf, PartId } from './schemas.ts';

const Version = Type.Integer({ minimum: 1 });

export const Question = Type.Object({
  id: PartId,
  kind: OneOf(['scale', 'choice', 'text']),
  text: LocalisedSchema,
  required: Type.Boolean(),
  /** What the ends of a scale are called. */
  ends: Nullable(Type.Object({ low: LocalisedSchema, high: LocalisedSchema })),
  /** The choices of a question that has some. */
  choices: Type.Array(Type.Object({ id: PartId, text: LocalisedSchema })),
  /** What to think of when writing. */
  help: Nullable(LocalisedSchema),
});

export const QuestionnaireView = Type.Object({
  roundId: Id,
  part: PartId,
  partName: LocalisedSchema,
  askedAfter: OneOf(OCCASIONS),
  unitName: Type.String(),
  version: Version,
  title: LocalisedSchema,
  intro: LocalisedSchema,
  questions: Type.Array(Question),
  /** With fewer answers nothing of them is told. */
  minimumAnswers: Version,
  /** Each is asked once. */
  state: OneOf(['open', 'answered', 'skipped']),
});

export const AskedQuestionnaire = Type.Object({
  roundId: Id,
  programme: LocalisedSchema,
  unitName: Type.String(),
  part: PartId,
  partName: LocalisedSchema,
  askedAfter: OneOf(OCCASIONS),
});

export const Answers = Type.Record(
  Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' }),
  Type.Union([
    Type.Integer({ minimum: 1, maximum: SCALE_STEPS }),
    Type.String({ maxLength: LONGEST_ANSWER }),
  ]),
  { maxProperties: 100 },
);

/** What is told of answers. */
export const Told = {
  /** By question: how many chose each step or choice, in their order. */
  tallies: Type.Array(Type.Object({ question: PartId, counts: Type.Array(Count) })),
  /** What was written, in an order that says nothing; `null` where too few have written. */
  words: Type.Array(Type.Object({ question: PartId, texts: Nullable(Type.Array(Type.String())) })),
};

/** Answers of one county in months that are told together. */
const Cell = Type.Object({
  county: Nullable(Type.String()),
  from: MonthText,
  to: MonthText,
  answers: Count,
  tallies: Told.tallies,
});

const Part = Type.Object({
  id: PartId,
  name: LocalisedSchema,
  askedAfter: OneOf(OCCASIONS),
  version: Version,
  questions: Type.Array(Question),
  cells: Type.Array(Cell),
  words: Told.words,
});

export const SatisfactionView = Type.Object({
  /** Every programme that can be asked about, for the choice. */
  programmes: Type.Array(Type.Object({ id: PartId, name: LocalisedSchema })),
  programme: PartId,
  minimumAnswers: Version,
  /** What people have taken part in, beside what they thought of it. */
  participation: Type.Array(
    Type.Object({
      county: Nullable(Type.String()),
      name: Nullable(Type.String()),
      invited: Count,
      enrolled: Count,
      active: Count,
      finished: Count,
      participants: Count,
    }),
  ),
  parts: Type.Array(Part),
});

const PartParams = Type.Object({ roundId: Id, part: PartId });
const read = { method: 'GET', kind: 'json', status: 200, body: Nothing } as const;
const write = {
  method: 'POST',
  kind: 'json',
  status: 200,
  policy: 'canTakePart',
  params: PartParams,
  query: Nothing,
  response: QuestionnaireView,
} as const;

export const questionnaireOperations = {
  listQuestionnaires: operation({
    ...read,
    path: '/api/questionnaires',
    summary: 'What I can answer some questions about: modules that I have passed and meetings that I was at',
    policy: 'canTakePart',
    params: Nothing,
    query: Nothing,
    response: Type.Object({ asked: Type.Array(AskedQuestionnaire) }),
  }),
  readQuestionnaire: operation({
    ...read,
    path: '/api/rounds/:roundId/questionnaires/:part',
    summary: 'The questions about a part that I have done',
    policy: 'canTakePart',
    params: PartParams,
    query: Nothing,
    response: QuestionnaireView,
  }),
  answerQuestionnaire: operation({
    ...write,
    path: '/api/rounds/:roundId/questionnaires/:part/answers',
    summary: 'Send my answers, once; they are kept without my name',
    body: Type.Object({ version: Version, answers: Answers }),
  }),
  skipQuestionnaire: operation({
    ...write,
    path: '/api/rounds/:roundId/questionnaires/:part/skip',
    summary: 'Not to be asked about this part again',
    body: Nothing,
  }),
  readSatisfaction: operation({
    ...read,
    path: '/api/satisfaction',
    summary: 'What participants thought, added up, beside how many have taken part',
    policy: 'canReadSatisfaction',
    params: Nothing,
    query: Type.Object({ programme: Type.Optional(PartId) }),
    response: SatisfactionView,
  }),
} as const;
