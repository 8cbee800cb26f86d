import type { Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';
import type { ContactMeasure } from './contact-measure.ts';

export type IndicatorStatus = 'draft' | 'preview' | 'published' | 'archived';

/** What is counted. A dispensing is a line that left the pharmacy; a prescription may be dispensed several times. */
export type CountedThing = 'prescriptions' | 'dispensings' | 'users' | 'ddd';

/** A count over dispensing lines. Omitted parts do not restrict. */
export interface CountMeasure {
  readonly count: CountedThing;
  /** Code set of ATC codes that the line must belong to. */
  readonly medicines: string;
  /** Code set of diagnosis codes that the line must carry. */
  readonly diagnoses?: string;
  /** `true`: only lines that carry a diagnosis code at all. */
  readonly withDiagnosis?: boolean;
  /** Inclusive ages; age = year of dispensing − year of birth. */
  readonly ages?: readonly [from: number, to: number];
  readonly sex?: 'female' | 'male';
  /** `list`: only patients on the prescriber's own list; `others`: only patients who are not. Omitted: all. */
  readonly patients?: 'list' | 'others';
  /** Calendar months 1–12 that count; used by seasonal variation. */
  readonly months?: readonly number[];
}

/**
 * Time at risk: months × listed patients, from the register of lists or from the doctor's declared length; `residents`
 * is months × inhabitants, for indicators of the `residents` setting only.
 */
export interface PersonTime {
  readonly personTime: 'registeredList' | 'declaredList' | 'residents';
  readonly ages?: readonly [from: number, to: number];
  readonly sex?: 'female' | 'male';
}

/** Several measures added or subtracted with whole-number weights, as the broad/narrow ratio needs. */
export interface Combination {
  readonly sum: readonly { readonly weight: 1 | -1; readonly measure: CountMeasure }[];
}

export type Measure = CountMeasure | ContactMeasure | Combination;

/**
 * How the value is shown: `per1000Years` = numerator × 12 000 / person-months; `per1000Days` = DDD × 1000 /
 * person-days; `per100Contacts` = 100 × prescriptions / contacts; `percent` = 100 × numerator / denominator (person-time then counts in years); `ratio` = numerator / denominator; `seasonal` = (numerator / denominator − 1) × 100.
 */
export type Scale =
  | 'per1000Years'
  | 'per1000Days'
  | 'per100Contacts'
  | 'percent'
  | 'ratio'
  | 'mean'
  | 'seasonal';

/** `choice` may carry an achievable benchmark; `volume` is compared with quartiles, never with «best». */
export type IndicatorKind = 'volume' | 'choice' | 'profile';

export interface IndicatorTexts {
  readonly name: string;
  /** A few words for a row label. */
  readonly short: string;
  /** What is counted, in plain words. */
  readonly definition: string;
  readonly why: string;
  readonly caveats: string;
}

export interface IndicatorDefinition {
  readonly id: string;
  readonly version: number;
  readonly status: IndicatorStatus;
  readonly setting: 'general-practice' | 'residents';
  readonly kind: IndicatorKind;
  readonly numerator: Measure;
  readonly denominator: Measure | PersonTime;
  readonly scale: Scale;
  readonly direction: 'higher' | 'lower' | 'none';
  /** The least denominator (in the denominator's own unit: prescriptions, contacts, person-months, DDD) for a value to be shown. */
  readonly minimum: number;
  /** Whether the value expected from the list's age and sex stands beside the crude value. */
  readonly standardised: boolean;
  /** Indicators that doctors without a list also receive. */
  readonly withoutList: boolean;
  readonly texts: Readonly<Record<keyof Localised, IndicatorTexts>>;
  /** National goals or recommendations that the indicator serves. */
  readonly goal: Localised | null;
  readonly evidence: readonly { readonly citation: string; readonly url: string | null }[];
  readonly author: string;
  readonly reviewer: string;
  readonly validFrom: PlainDate;
  readonly reviewBy: PlainDate;
  readonly changeLog: readonly {
    readonly version: number;
    readonly date: PlainDate;
    readonly change: string;
  }[];
}
