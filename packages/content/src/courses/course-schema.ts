import { LANGUAGES } from '@smalspor/domain/texts';
import Type, { type Static } from 'typebox';
import { IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';

const closed = { additionalProperties: false };
const Whole = Type.Integer({ minimum: 1 });

/** The shape of `course.yaml`; the meaning of each key is told by `Course`. */
export const COURSE = Type.Object(
  {
    id: IdSchema,
    version: Whole,
    status: Type.Enum(['draft', 'preview', 'published', 'archived']),
    languages: Type.Array(Type.Enum([...LANGUAGES]), { minItems: 1 }),
    title: LocalisedSchema,
    minutes: Whole,
    everyClaimCited: Type.Optional(Type.Boolean()),
    passMark: Type.Integer({ minimum: 1, maximum: 100 }),
    lessons: Type.Array(Type.Object({ id: IdSchema, minutes: Whole, title: LocalisedSchema }, closed), {
      minItems: 1,
    }),
    sources: Type.Record(
      IdSchema,
      Type.Object(
        { citation: Text, url: Type.Union([Type.String({ pattern: '^https://' }), Type.Null()]) },
        closed,
      ),
      closed,
    ),
  },
  closed,
);
export type CourseYaml = Static<typeof COURSE>;

const Options = Type.Array(
  Type.Object(
    { right: Type.Boolean(), text: Text, feedback: Text, sources: Type.Optional(Type.Array(IdSchema)) },
    closed,
  ),
  {
    minItems: 2,
  },
);
const asked = {
  id: IdSchema,
  lesson: IdSchema,
  question: Text,
  options: Options,
  sources: Type.Array(IdSchema, { minItems: 1 }),
};

/** The shapes of `cases.yaml` and `questions.yaml`. */
export const CASES = Type.Array(Type.Object({ ...asked, story: Text }, closed));
export const QUESTIONS = Type.Array(Type.Object(asked, closed));
