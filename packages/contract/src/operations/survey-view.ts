import { WARD_TYPES } from '@smalspor/domain/institutions';
import {
  BOTH,
  DETAILS,
  MOST_PRESENT,
  MOST_TREATMENTS,
  PURPOSES,
  SURVEY_STATES,
} from '@smalspor/domain/surveys';
import { Type } from 'typebox';
import { Count, Id, Instant, LocalisedSchema, Nullable, OneOf, PartId, PlainDay } from './schemas.ts';

/** Nine digits. */
export const Organisation = Type.String({ pattern: '^[0-9]{9}$' });
export const Version = Type.Integer({ minimum: 1 });
export const Seen = Type.Integer({ minimum: 0 });
const Atc = Type.String({ pattern: '^[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}$' });
const Present = Type.Integer({ minimum: 0, maximum: MOST_PRESENT });
const closed = { additionalProperties: false };
export const Named = Type.Object({ id: PartId, text: LocalisedSchema });
/** `nation`, or the code of a county or a municipality. */
export const Area = Type.String({ pattern: '^(nation|county [0-9]{2}|municipality [0-9]{4})$' });
export const Units = Type.Array(PartId, { minItems: 1, maxItems: 10 });
/** More residents than any one form holds. */
const MOST_RESIDENTS = 200;

const Treatment = Type.Object(
  { substance: Atc, indication: PartId, purpose: OneOf(PURPOSES), route: PartId },
  closed,
);
export const SurveyAnswerSchema = Type.Object(
  {
    day: PlainDay,
    wards: Type.Array(Type.Object({ wardType: OneOf(WARD_TYPES), present: Present }, closed), {
      maxItems: 10,
    }),
    residents: Type.Array(
      Type.Object(
        {
          wardType: OneOf(WARD_TYPES),
          treatments: Type.Array(Treatment, { maxItems: MOST_TREATMENTS }),
        },
        closed,
      ),
      { maxItems: MOST_RESIDENTS },
    ),
    nobody: Type.Boolean(),
  },
  closed,
);

/** A word of the lists or nothing yet: a draft has no room for anything that somebody writes. */
const Unchosen = Type.String({ pattern: '^[A-Za-z0-9-]{0,40}$' });
const DraftTreatment = Type.Object(
  {
    substance: Unchosen,
    indication: Unchosen,
    purpose: OneOf(['', ...PURPOSES]),
    route: Unchosen,
  },
  closed,
);
export const DraftSchema = Type.Object(
  {
    day: Type.String({ pattern: '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$' }),
    wards: Type.Array(Type.Object({ wardType: OneOf(WARD_TYPES), present: Nullable(Present) }, closed), {
      maxItems: 10,
    }),
    residents: Type.Array(
      Type.Object(
        {
          wardType: OneOf(WARD_TYPES),
          treatments: Type.Array(DraftTreatment, { maxItems: MOST_TREATMENTS }),
        },
        closed,
      ),
      { maxItems: MOST_RESIDENTS },
    ),
    nobody: Type.Boolean(),
  },
  closed,
);

export const SurveyEntry = Type.Object({
  id: Id,
  title: LocalisedSchema,
  from: PlainDay,
  to: PlainDay,
  state: OneOf(SURVEY_STATES),
  units: Type.Array(Named),
  version: Version,
  /** Institutions; the numbers of the day it was closed, where it is. */
  asked: Count,
  answered: Count,
});

const Share = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() });
const ResultRow = Type.Object({
  purposes: Type.Array(OneOf([...PURPOSES, BOTH])),
  /** Names of indications, or of groups of them; none where only purposes are told apart. */
  names: Type.Array(LocalisedSchema),
  /** Whether residents with antibiotics for more than one thing stand here. */
  several: Type.Boolean(),
  residents: Count,
});
const ClassFigures = Type.Object({
  residents: Count,
  /** Percent of the residents present; `null` where nobody was present. */
  prevalence: Nullable(Share),
  detail: OneOf(DETAILS),
  rows: Type.Array(ResultRow),
});
export const AreaFigures = Type.Object({
  name: LocalisedSchema,
  asked: Count,
  answered: Count,
  /** `null` where too few institutions stand behind it. */
  present: Nullable(Count),
  antibiotics: Nullable(ClassFigures),
  methenamine: Nullable(ClassFigures),
});
const PlacedFigures = Type.Object({ area: Area, ...AreaFigures.properties });

export const SurveyReport = Type.Object({
  survey: SurveyEntry,
  sources: Type.Array(Type.Object({ title: Type.String(), url: Type.String() })),
  /** The smallest number of residents, and of institutions, that is told of others. */
  fewest: Type.Object({ residents: Count, institutions: Count }),
  figures: PlacedFigures,
  /** The areas around it, the smallest first. */
  around: Type.Array(PlacedFigures),
  /** The same area in the survey before, where there was one. */
  before: Nullable(Type.Object({ from: PlainDay, to: PlainDay, figures: PlacedFigures })),
  areas: Type.Array(Type.Object({ area: Area, name: LocalisedSchema, isTold: Type.Boolean() })),
});

const Question = Type.Object({
  text: LocalisedSchema,
  help: Nullable(LocalisedSchema),
  source: Type.Object({ title: Type.String(), url: Type.String() }),
});
export const SurveyFormDefinition = Type.Object({
  title: LocalisedSchema,
  intro: LocalisedSchema,
  questions: Type.Object({
    present: Question,
    resident: Question,
    substance: Question,
    indication: Question,
    purpose: Question,
    route: Question,
  }),
  indications: Type.Array(Named),
  routes: Type.Array(Named),
  substances: Type.Array(Type.Object({ atc: Atc, name: LocalisedSchema })),
  methenamine: Atc,
});

export const SurveyForm = Type.Object({
  organisation: Organisation,
  name: Type.String(),
  survey: SurveyEntry,
  today: PlainDay,
  definition: SurveyFormDefinition,
  wards: Type.Array(Type.Object({ wardType: OneOf(WARD_TYPES), beds: Nullable(Count) })),
  /** What was sent, the latest version first. */
  versions: Type.Array(
    Type.Object({
      version: Version,
      answer: SurveyAnswerSchema,
      sentAt: Instant,
      sentBy: Type.String(),
    }),
  ),
  draft: Nullable(
    Type.Object({ draft: DraftSchema, version: Version, savedAt: Instant, savedByName: Type.String() }),
  ),
});

export const HomeSurveyReport = Type.Object({
  organisation: Organisation,
  name: Type.String(),
  survey: SurveyEntry,
  fewest: Type.Object({ residents: Count, institutions: Count }),
  day: PlainDay,
  own: AreaFigures,
  /** Treatments and not residents: somebody may have two. */
  substances: Type.Array(Type.Object({ name: LocalisedSchema, treatments: Count })),
  /** The institution's own figures in the survey before, where it answered. */
  before: Nullable(Type.Object({ day: PlainDay, own: AreaFigures })),
  /** Municipality, county and country; none until the survey is closed. */
  around: Type.Array(PlacedFigures),
});
