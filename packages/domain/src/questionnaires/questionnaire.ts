import type { Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';

export type QuestionnaireStatus = 'draft' | 'preview' | 'published' | 'archived';

/** What a questionnaire is asked after. */
export const OCCASIONS = ['module', 'meeting', 'event'] as const;
export type Occasion = (typeof OCCASIONS)[number];

interface QuestionBase {
  readonly id: string;
  readonly text: Localised;
  readonly required: boolean;
}

/** From 1 to `SCALE_STEPS`; the ends have names. */
export interface ScaleQuestion extends QuestionBase {
  readonly kind: 'scale';
  readonly low: Localised;
  readonly high: Localised;
}

/** One of some choices. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice';
  readonly choices: readonly { readonly id: string; readonly text: Localised }[];
}

/** Own words. The help asks not to write about patients. */
export interface TextQuestion extends QuestionBase {
  readonly kind: 'text';
  readonly help: Localised;
}

export type Question = ScaleQuestion | ChoiceQuestion | TextQuestion;

export const SCALE_STEPS = 5;
/** Characters of an answer in own words. */
export const LONGEST_ANSWER = 1_000;

/** Questions that are asked on an occasion, whole: nothing in the product knows one by its name. */
export interface QuestionnaireDefinition {
  readonly id: string;
  readonly version: number;
  readonly status: QuestionnaireStatus;
  readonly askedAfter: Occasion;
  readonly title: Localised;
  readonly intro: Localised;
  readonly questions: readonly Question[];
  readonly changeLog: readonly {
    readonly version: number;
    readonly date: PlainDate;
    readonly change: string;
  }[];
}

/** The version that is asked now: the highest published one for the occasion, or `null`. */
export function questionnaireAfter(
  questionnaires: readonly QuestionnaireDefinition[],
  occasion: Occasion,
): QuestionnaireDefinition | null {
  const published = questionnaires.filter(
    ({ status, askedAfter }) => status === 'published' && askedAfter === occasion,
  );
  return published.toSorted((a, b) => b.version - a.version)[0] ?? null;
}
