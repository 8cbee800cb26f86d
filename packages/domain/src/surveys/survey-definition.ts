import type { WardType } from '../institutions/index.ts';
import type { Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';

export type SurveyStatus = 'draft' | 'preview' | 'published' | 'archived';

/** The questions of a survey; each has its source. */
export const SURVEY_VARIABLES = [
  'present',
  'resident',
  'substance',
  'indication',
  'purpose',
  'route',
] as const;
export type SurveyVariable = (typeof SURVEY_VARIABLES)[number];

/** Why a resident gets an antibiotic: against an infection that is there, or to keep one away. */
export const PURPOSES = ['treatment', 'prevention'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface SurveyQuestion {
  readonly text: Localised;
  readonly help: Localised | null;
  /** The id of a source of the definition. */
  readonly source: string;
}

interface Named {
  readonly id: string;
  readonly text: Localised;
}

/** Institutions that a survey can be held in, by the types of ward that are asked there. */
export interface SurveyUnit extends Named {
  readonly wardTypes: readonly WardType[];
}

/** What a point-prevalence survey asks, whole: nothing in the product knows an indication by its name. */
export interface SurveyDefinition {
  readonly id: string;
  readonly version: number;
  readonly status: SurveyStatus;
  readonly title: Localised;
  readonly intro: Localised;
  readonly questions: Readonly<Record<SurveyVariable, SurveyQuestion>>;
  readonly units: readonly SurveyUnit[];
  /** Wider kinds of infection, in the order of the report. */
  readonly groups: readonly Named[];
  /** In the order of the form. */
  readonly indications: readonly (Named & { readonly group: string })[];
  readonly routes: readonly Named[];
  /** ATC codes, those that are used most first. */
  readonly substances: readonly string[];
  /** ATC code of methenamine, which is always counted apart. */
  readonly methenamine: string;
  readonly sources: readonly { readonly id: string; readonly title: string; readonly url: string }[];
  readonly changeLog: readonly {
    readonly version: number;
    readonly date: PlainDate;
    readonly change: string;
  }[];
}

/** The definitions that a survey can be planned with: of each the highest published version, in the order of their ids. */
export function currentSurveyDefinitions(all: readonly SurveyDefinition[]): readonly SurveyDefinition[] {
  const published = all.filter(({ status }) => status === 'published');
  return [...Map.groupBy(published, ({ id }) => id).values()]
    .flatMap((versions) => versions.toSorted((a, b) => b.version - a.version).slice(0, 1))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The types of ward that are asked in institutions of some units. */
export function askedWardTypes(
  { units }: Pick<SurveyDefinition, 'units'>,
  wanted: readonly string[],
): readonly WardType[] {
  return [...new Set(units.filter(({ id }) => wanted.includes(id)).flatMap(({ wardTypes }) => wardTypes))];
}
