import type { WardType } from '../institutions/index.ts';
import type { Purpose } from './survey-definition.ts';

/** A treatment that is being written: what is not chosen yet is empty. */
export interface DraftTreatment {
  readonly substance: string;
  readonly indication: string;
  readonly purpose: Purpose | '';
  readonly route: string;
}

/** A form that is being filled in. */
export interface SurveyDraft {
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string;
  readonly wards: readonly { readonly wardType: WardType; readonly present: number | null }[];
  readonly residents: readonly {
    readonly wardType: WardType;
    readonly treatments: readonly DraftTreatment[];
  }[];
  readonly nobody: boolean;
}
