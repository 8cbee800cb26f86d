import { COUNTED_UNITS } from '@smalspor/domain/open-results';
import { UNIT_REGISTERS } from '@smalspor/domain/programmes';
import { Type } from 'typebox';
import { Count, LocalisedSchema, MonthText, Nullable, OneOf, PartId } from './schemas.ts';

/** The version of the open interface: within it, fields are added and never renamed, removed or given another meaning. */
export const OPEN_BASE = '/api/open/v1';

export const ReleaseId = Type.String({
  pattern: '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$',
  description: 'As /releases lists them; without it the current one',
});

/** `rolling12`: twelve months that end a quarter. `half`: six months that end a quarter. `year`: a calendar year. */
export const OpenPeriodKind = OneOf(['year', 'rolling12', 'half', 'month']);

export const OpenIndicator = Type.Object({
  id: PartId,
  version: Type.Integer(),
  status: OneOf(['published', 'preview']),
  setting: OneOf(['general-practice', 'residents', 'institution']),
  scale: OneOf([
    'per1000Years',
    'per1000Days',
    'per100Contacts',
    'per100BedDays',
    'percent',
    'ratio',
    'mean',
    'seasonal',
  ]),
  direction: OneOf(['higher', 'lower', 'none']),
  name: LocalisedSchema,
  short: LocalisedSchema,
  unit: LocalisedSchema,
  numeratorUnit: OneOf(COUNTED_UNITS),
  denominatorUnit: OneOf(COUNTED_UNITS),
});

/** A sum of what was counted; several terms are added up or taken off. */
const Counted = Type.Object({
  text: LocalisedSchema,
  /** Who or what alone is counted; empty where nothing restricts. */
  limits: Type.Array(LocalisedSchema),
  codeSets: Type.Array(PartId),
});

export const OpenIndicatorDetails = Type.Object({
  ...OpenIndicator.properties,
  definition: LocalisedSchema,
  why: LocalisedSchema,
  caveats: LocalisedSchema,
  goal: Nullable(LocalisedSchema),
  numerator: Counted,
  denominator: Counted,
  calculation: LocalisedSchema,
  /** What is not in the figure. */
  exclusions: Type.Array(LocalisedSchema),
  /** The least denominator for a value to be shown. */
  minimum: Type.Number(),
  codeSets: Type.Array(
    Type.Object({
      id: PartId,
      version: Type.Integer(),
      title: LocalisedSchema,
      system: Type.String(),
      include: Type.Array(Type.String()),
      exclude: Type.Array(Type.String()),
      source: Type.String(),
      sourceDate: Type.String(),
    }),
  ),
  evidence: Type.Array(Type.Object({ citation: Type.String(), url: Nullable(Type.String()) })),
  /** The registers that the release counted, with the months that they cover. */
  sources: Type.Array(Type.Object({ register: LocalisedSchema, from: MonthText, to: MonthText })),
  validFrom: Type.String(),
  reviewBy: Type.String(),
  changeLog: Type.Array(Type.Object({ version: Type.Integer(), date: Type.String(), change: Type.String() })),
});

/** In per cent of the value before, with the 95 % interval. */
const OpenChange = Type.Object({
  changePercent: Type.Number(),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
});

const OpenMeasure = Type.Object({
  indicator: Type.String(),
  name: LocalisedSchema,
  scale: OneOf(['percent', 'rate']),
  direction: OneOf(['lower', 'higher', 'none']),
  /** What happened; `null` where nobody has a year on both sides of the start. */
  described: Nullable(
    Type.Object({
      before: Type.Number(),
      after: Type.Number(),
      participants: OpenChange,
      nation: Nullable(OpenChange),
      others: Nullable(OpenChange),
      notStarted: Nullable(OpenChange),
      counties: Type.Array(
        Type.Object({
          county: Type.String({ pattern: '^[0-9]{2}$' }),
          name: Type.String(),
          units: Count,
          change: OpenChange,
        }),
      ),
    }),
  ),
  /** What the programme did, against those who had not begun; `null` where there is nobody to compare with. */
  controlled: Nullable(
    Type.Object({
      firstYear: OpenChange,
      events: Type.Array(
        Type.Object({
          from: Type.Integer({ description: 'Months since the start' }),
          phase: OneOf(['before', 'expecting', 'after']),
          change: OpenChange,
        }),
      ),
    }),
  ),
});

export const OpenProgramme = Type.Object({
  release: ReleaseId,
  synthetic: Type.Boolean(),
  programme: PartId,
  name: LocalisedSchema,
  register: OneOf(UNIT_REGISTERS),
  missing: Nullable(OneOf(['no-release', 'no-participations'])),
  results: Nullable(
    Type.Object({
      from: MonthText,
      to: MonthText,
      participants: Count,
      wholeCounties: Count,
      measures: Type.Array(OpenMeasure),
    }),
  ),
});
