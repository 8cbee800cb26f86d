import Type, { type Static } from 'typebox';
import { DateSchema, IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';

const closed = { additionalProperties: false };
const oneOf = <T extends string>(...values: T[]) => Type.Enum(values);
const Ages = Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 0, maximum: 120 })]);
const Sex = oneOf('female', 'male');

export const CountMeasureSchema = Type.Object(
  {
    count: oneOf('prescriptions', 'dispensings', 'users', 'ddd'),
    medicines: IdSchema,
    diagnoses: Type.Optional(IdSchema),
    withDiagnosis: Type.Optional(Type.Boolean()),
    ages: Type.Optional(Ages),
    sex: Type.Optional(Sex),
    patients: Type.Optional(oneOf('list', 'others')),
    months: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 12 }), { minItems: 1 })),
  },
  closed,
);

export const ContactMeasureSchema = Type.Object(
  {
    count: oneOf('contacts', 'consultations', 'episodes'),
    tariffs: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9]{1,2}[a-z]{1,4}$' }), { minItems: 1 })),
    diagnoses: Type.Optional(IdSchema),
    treated: Type.Optional(
      Type.Object(
        {
          medicines: IdSchema,
          withinDays: Type.Integer({ minimum: 0, maximum: 30 }),
          by: oneOf('anyone', 'contact'),
        },
        closed,
      ),
    ),
    ages: Type.Optional(Ages),
    sex: Type.Optional(Sex),
  },
  closed,
);

export const CombinationSchema = Type.Object(
  {
    sum: Type.Array(
      Type.Object(
        { weight: Type.Union([Type.Literal(1), Type.Literal(-1)]), measure: CountMeasureSchema },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

export const PersonTimeSchema = Type.Object(
  {
    personTime: oneOf('registeredList', 'declaredList', 'residents'),
    ages: Type.Optional(Ages),
    sex: Type.Optional(Sex),
  },
  closed,
);

const TextsSchema = Type.Object(
  { name: Text, short: Text, definition: Text, why: Text, caveats: Text },
  closed,
);

/** The shape of a file in `content/indicators`; the meaning of each key is told by `IndicatorDefinition`. */
export const INDICATOR = Type.Object(
  {
    id: IdSchema,
    version: Type.Integer({ minimum: 1 }),
    status: oneOf('draft', 'preview', 'published', 'archived'),
    setting: oneOf('general-practice', 'residents'),
    kind: oneOf('volume', 'choice', 'profile'),
    numerator: Type.Unknown(),
    denominator: Type.Unknown(),
    scale: oneOf('per1000Years', 'per1000Days', 'per100Contacts', 'percent', 'ratio', 'mean', 'seasonal'),
    direction: oneOf('higher', 'lower', 'none'),
    minimum: Type.Integer({ minimum: 1 }),
    standardised: Type.Boolean(),
    withoutList: Type.Boolean(),
    texts: Type.Object({ nb: TextsSchema, nn: TextsSchema, en: TextsSchema }, closed),
    goal: Type.Union([LocalisedSchema, Type.Null()]),
    evidence: Type.Array(
      Type.Object(
        { citation: Text, url: Type.Union([Type.String({ pattern: '^https://' }), Type.Null()]) },
        closed,
      ),
      { minItems: 1 },
    ),
    author: Text,
    reviewer: Text,
    validFrom: DateSchema,
    reviewBy: DateSchema,
    changeLog: Type.Array(
      Type.Object({ version: Type.Integer({ minimum: 1 }), date: DateSchema, change: Text }, closed),
      { minItems: 1 },
    ),
  },
  closed,
);
export type IndicatorYaml = Static<typeof INDICATOR>;
