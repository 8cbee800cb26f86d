import type { WardType } from '../institutions/index.ts';
import type { PlainDate } from '../time/index.ts';
import { PURPOSES, type Purpose, type SurveyDefinition } from './survey-definition.ts';

/** One antibiotic of one resident on the day. */
export interface SurveyTreatment {
  /** ATC code. */
  readonly substance: string;
  readonly indication: string;
  readonly purpose: Purpose;
  readonly route: string;
}

/** A resident with an antibiotic, without anything that tells who it is. */
export interface TreatedResident {
  readonly wardType: WardType;
  readonly treatments: readonly SurveyTreatment[];
}

/** What an institution tells of its day. */
export interface SurveyAnswer {
  readonly day: PlainDate;
  /** Residents present at 08:00. */
  readonly wards: readonly { readonly wardType: WardType; readonly present: number }[];
  readonly residents: readonly TreatedResident[];
  /** Said in so many words that no resident has an antibiotic: an answer, and not the lack of one. */
  readonly nobody: boolean;
}

/** Residents that one type of ward of one institution can have. */
export const MOST_PRESENT = 999;
/** Antibiotics that one resident can have at once. */
export const MOST_TREATMENTS = 6;

export const SURVEY_FAULTS = [
  'day-outside',
  'day-ahead',
  'no-such-ward',
  'present-missing',
  'not-counted',
  'more-treated-than-present',
  'nobody-unsaid',
  'nobody-and-somebody',
  'no-treatment',
  'too-many-treatments',
  'unknown-choice',
  'substance-twice',
] as const;
export type SurveyFault = (typeof SURVEY_FAULTS)[number];

export interface SurveyFrame {
  readonly definition: Pick<SurveyDefinition, 'indications' | 'routes' | 'substances'>;
  /** The types of ward that the institution has and that are asked. */
  readonly wardTypes: readonly WardType[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly today: PlainDate;
}

/** What is wrong with an answer as a whole, the first in the order of the form; `null` for nothing. */
export function surveyFault(answer: SurveyAnswer, frame: SurveyFrame): SurveyFault | null {
  const { day, wards, residents, nobody } = answer;
  if (day < frame.from || day > frame.to) return 'day-outside';
  if (day > frame.today) return 'day-ahead';
  const told = wards.map(({ wardType }) => wardType);
  if (new Set(told).size < told.length || told.some((type) => !frame.wardTypes.includes(type))) {
    return 'no-such-ward';
  }
  if (frame.wardTypes.some((type) => !told.includes(type))) return 'present-missing';
  if (!wards.every(({ present }) => isCount(present))) return 'not-counted';
  if (residents.some(({ wardType }) => !told.includes(wardType))) return 'no-such-ward';
  if (nobody && residents.length > 0) return 'nobody-and-somebody';
  if (!nobody && residents.length === 0) return 'nobody-unsaid';
  for (const resident of residents) {
    const fault = residentFault(resident, frame);
    if (fault !== null) return fault;
  }
  const isOver = wards.some(
    ({ wardType, present }) => residents.filter((each) => each.wardType === wardType).length > present,
  );
  return isOver ? 'more-treated-than-present' : null;
}

function residentFault(
  { treatments }: TreatedResident,
  { definition }: Pick<SurveyFrame, 'definition'>,
): SurveyFault | null {
  if (treatments.length === 0) return 'no-treatment';
  if (treatments.length > MOST_TREATMENTS) return 'too-many-treatments';
  const isKnown = ({ substance, indication, purpose, route }: SurveyTreatment) =>
    definition.substances.includes(substance) &&
    definition.indications.some(({ id }) => id === indication) &&
    PURPOSES.includes(purpose) &&
    definition.routes.some(({ id }) => id === route);
  if (!treatments.every(isKnown)) return 'unknown-choice';
  const substances = treatments.map(({ substance }) => substance);
  return new Set(substances).size < substances.length ? 'substance-twice' : null;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MOST_PRESENT;
}
