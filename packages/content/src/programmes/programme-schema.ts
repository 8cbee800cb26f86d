import { CREDIT_KINDS, PROFESSIONS } from '@smalspor/domain/programmes';
import Type, { type Static } from 'typebox';
import { DateSchema, IdSchema, LocalisedSchema, MonthSchema, Text } from '../reading/schemas.ts';

const closed = { additionalProperties: false };
const oneOf = <T extends string>(...values: readonly T[]) => Type.Enum([...values]);
const Whole = Type.Integer({ minimum: 1 });
/** Quarters of a school hour add up exactly. */
const SchoolHours = Type.Number({ minimum: 0, multipleOf: 0.25 });
const Quorum = oneOf('one', 'half', 'all');

/** The conditions by the key that tells them apart; see `Condition`. */
export const CONDITIONS = {
  participants: Type.Object({ participants: Whole }, closed),
  reportIssued: Type.Object({ reportIssued: IdSchema, to: Quorum }, closed),
  moduleCompleted: Type.Object({ moduleCompleted: IdSchema, by: Quorum }, closed),
  meetingHeld: Type.Object({ meetingHeld: IdSchema }, closed),
  worksheetHandedIn: Type.Object({ worksheetHandedIn: IdSchema, by: Quorum }, closed),
  monthsSince: Type.Object({ monthsSince: IdSchema, months: Whole }, closed),
} as const;

/** Read as anything first: a list of alternatives could only say that none of them fits. */
const Conditions = Type.Array(Type.Unknown());

const PhaseSchema = Type.Object(
  { id: IdSchema, name: LocalisedSchema, enter: Conditions, meetings: Type.Array(IdSchema) },
  closed,
);

const ReportSchema = Type.Object(
  {
    id: IdSchema,
    name: LocalisedSchema,
    recipient: oneOf('participant', 'unit'),
    kind: oneOf('individual', 'follow-up'),
    period: oneOf('rolling12', 'half'),
    endsAfterStart: Type.Integer({ minimum: -12, maximum: 36 }),
    indicators: Type.Array(IdSchema, { minItems: 1 }),
  },
  closed,
);

const ModuleSchema = Type.Object(
  {
    id: IdSchema,
    name: LocalisedSchema,
    course: IdSchema,
    lessons: Type.Optional(Type.Array(IdSchema, { minItems: 1 })),
    minutes: Whole,
    hours: SchoolHours,
    passMark: Type.Integer({ minimum: 1, maximum: 100 }),
    together: Type.Boolean(),
  },
  closed,
);

const MeetingSchema = Type.Object(
  {
    id: IdSchema,
    name: LocalisedSchema,
    hours: SchoolHours,
    optional: Type.Optional(Type.Literal(true)),
    agenda: Type.Array(Type.Object({ minutes: Whole, text: LocalisedSchema }, closed), { minItems: 1 }),
    worksheet: Type.Array(
      Type.Object(
        {
          id: IdSchema,
          kind: oneOf('text', 'goal', 'measure'),
          text: LocalisedSchema,
          required: Type.Boolean(),
        },
        closed,
      ),
    ),
  },
  closed,
);

const SchemeSchema = Type.Object(
  {
    id: IdSchema,
    name: LocalisedSchema,
    validFrom: DateSchema,
    validTo: Type.Union([DateSchema, Type.Null()]),
    approvalNumber: Type.Union([Text, Type.Null()]),
    professions: Type.Array(oneOf(...PROFESSIONS), { minItems: 1 }),
    meetingNeeds: oneOf('attendance', 'attendance-and-worksheet'),
    whole: oneOf(...CREDIT_KINDS),
    part: Type.Union([oneOf(...CREDIT_KINDS), Type.Null()]),
    source: Text,
  },
  closed,
);

const RollOutSchema = Type.Object(
  {
    geography: MonthSchema,
    counties: Type.Record(
      Type.String(),
      Type.Object({ from: MonthSchema, source: Text, invented: Type.Optional(Type.Boolean()) }, closed),
    ),
  },
  closed,
);

const TextsSchema = Type.Object({ name: Text, short: Text, summary: Text, effort: Text }, closed);

/** The shape of a file in `content/programmes`; the meaning of each key is told by `ProgrammeDefinition`. */
export const PROGRAMME = Type.Object(
  {
    id: IdSchema,
    version: Whole,
    status: oneOf('draft', 'preview', 'published', 'archived'),
    units: Type.Array(IdSchema, { minItems: 1 }),
    enrolment: oneOf('by-invitation', 'on-demand'),
    asksListLength: Type.Boolean(),
    hours: Type.Object({ eLearning: SchoolHours, meetings: SchoolHours }, closed),
    teachingHours: Type.Optional(Whole),
    phases: Type.Array(PhaseSchema, { minItems: 1 }),
    finish: Conditions,
    reports: Type.Array(ReportSchema),
    modules: Type.Array(ModuleSchema),
    earlierPasses: Type.Optional(Type.Object({ months: Type.Integer({ minimum: 0, maximum: 120 }) }, closed)),
    meetings: Type.Array(MeetingSchema),
    lapse: Type.Object({ unansweredMonths: Whole, idleMonths: Whole }, closed),
    schemes: Type.Array(SchemeSchema),
    certificate: Type.Object({ title: LocalisedSchema, issuer: Text }, closed),
    rollOut: Type.Union([RollOutSchema, Type.Null()]),
    followedBy: Type.Union([Type.Object({ programme: IdSchema, everyMonths: Whole }, closed), Type.Null()]),
    texts: Type.Object({ nb: TextsSchema, nn: TextsSchema, en: TextsSchema }, closed),
    sources: Type.Array(Text, { minItems: 1 }),
    open: Type.Array(Type.Object({ part: Text, why: Text }, closed)),
    changeLog: Type.Array(Type.Object({ version: Whole, date: DateSchema, change: Text }, closed), {
      minItems: 1,
    }),
  },
  closed,
);
export type ProgrammeYaml = Static<typeof PROGRAMME>;
