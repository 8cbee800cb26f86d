import type { Estimate, IndicatorDefinition, Place, PlaceBin, Quartiles } from '../indicators/index.ts';
import type { Localised } from '../texts/index.ts';
import type { ReportModel } from './model.ts';
import type { NationalContext } from './national-text.ts';
import type { ReportedIndicator } from './reported-indicator.ts';

/** The levels that others' figures come from, in the order that every picture keeps. */
export const COMPARATOR_LEVELS = ['group', 'municipality', 'county', 'nation', 'controls'] as const;
export type ComparatorLevel = (typeof COMPARATOR_LEVELS)[number];

/** An estimate with what a fair comparison of two of them needs. */
export interface Figure {
  readonly estimate: Estimate;
  /** Spread of the events relative to independent ones; 1 for shares and for independent events. */
  readonly dispersion: number;
  /**
   * The county of whose municipalities this is the figure, of all that cannot be shown by themselves together: it stands in place
   * of the municipality's own. Left out for a unit's own figure.
   */
  readonly restOf?: string;
}

/** Others' figures after disclosure control; a level that does not concern the reader is left out. */
export type Comparators<T> = Readonly<Partial<Record<ComparatorLevel, T>>>;

/** Rolling twelve months that end with `end` (`YYYY-MM`). */
export interface TrendPointInput {
  readonly end: string;
  readonly own: Figure;
  readonly comparators: Comparators<number | null>;
  /** As in `Figure`, of the municipality's value. */
  readonly restOf?: string;
}

/** A period and the same calendar months a year earlier. */
export interface BeforeAfter {
  readonly before: Figure;
  readonly after: Figure;
  /** `rolling12` where the grid has no shorter period; the row then says so. `year`: all rows are of twelve months. */
  readonly window: 'half' | 'year' | 'rolling12';
}

/** @typeParam Definition of doctors unless something else is said; the blocks take any. */
export interface IndicatorInput<Definition extends ReportedIndicator = IndicatorDefinition> {
  readonly definition: Definition;
  readonly own: Figure;
  /** The same months a year earlier; `null` where the registers do not reach. */
  readonly ownYearBefore: Figure | null;
  /** The value in the reader's previous report. */
  readonly previous: number | null;
  /** The value expected from the age and sex of the reader's list, on the indicator's scale. */
  readonly expected: number | null;
  readonly comparators: Comparators<Figure>;
  readonly comparatorsYearBefore: Comparators<Figure>;
  /** For volume only. */
  readonly quartiles: Quartiles | null;
  /** The achievable level; for choice only. */
  readonly benchmark: { readonly value: number; readonly prescribers: number } | null;
  /** Five years, oldest first; empty where no run chart is wanted. */
  readonly trend: readonly TrendPointInput[];
  readonly place: {
    /** Whose bins they are, where that differs from report to report; the sentence then says so. */
    readonly among?: 'county' | 'county-taking-part' | 'other-counties' | 'nation';
    readonly bins: readonly PlaceBin[];
    readonly own: Place | null;
    readonly previous: Place | null;
  } | null;
  /** The reader's place among the GPs who are about as busy; left out where contacts were not delivered. */
  readonly busyPlace?: { readonly bins: readonly PlaceBin[]; readonly own: Place | null };
  /** For the follow-up report. */
  readonly change: { readonly own: BeforeAfter; readonly comparators: Comparators<BeforeAfter> } | null;
}

/** An indicator of anyone that a report can be about. */
export type AnyIndicatorInput = IndicatorInput<ReportedIndicator>;

/** What the figures rest on; each `null` is left out of the text on method. */
export interface QualityInput {
  /** The reader's antibiotic prescriptions in the period, to listed patients and others. */
  readonly prescriptions: number;
  /** Of these, to patients who are not on the reader's list; `null` without a list. */
  readonly offListPrescriptions: number | null;
  /** Mean of the month-end sizes of the reader's list. */
  readonly meanListSize: number | null;
  /** Mean activity-adjusted list length that the reader has declared. */
  readonly declaredListSize: number | null;
  /** Per cent of the reader's prescriptions that carry a diagnosis code. */
  readonly diagnosisCoverage: number | null;
  /** Per cent of the reader's prescriptions whose DDD is known. */
  readonly dddCoverage: number | null;
  /** Months of the period for which no data were delivered, `YYYY-MM`. */
  readonly missingMonths: readonly string[];
  /** Months of the period, of those with data, in which a reader with a list had none, `YYYY-MM`. */
  readonly monthsWithoutList: readonly string[];
  /** Indicators of contacts are left out, because none were delivered of the period. */
  readonly contactsMissing?: boolean;
  /** The ATC/DDD index that doses are counted by. */
  readonly dddIndexYear: number;
  /** The smallest number that is shown of others. */
  readonly disclosureThreshold: number;
}

/** Everything that a report is made from, as plain data: figures measured, others' figures cleared for this reader. */
export interface ReportInput {
  readonly id: string;
  readonly synthetic: boolean;
  readonly issuedAt: string;
  readonly recipient: ReportModel['recipient'] & { readonly hasList: boolean };
  readonly release: ReportModel['release'];
  readonly versions: ReportModel['versions'];
  /** First and last month, `YYYY-MM`: twelve months, or six in a follow-up. */
  readonly period: { readonly from: string; readonly to: string };
  readonly previous: {
    readonly id: string;
    readonly period: { readonly from: string; readonly to: string };
  } | null;
  /** The issued report that this one corrects, and why in a sentence. */
  readonly corrects: { readonly id: string; readonly issuedAt: string; readonly why: Localised } | null;
  readonly indicators: readonly IndicatorInput[];
  readonly quality: QualityInput;
  readonly annotations: readonly { readonly month: string; readonly text: Localised }[];
  /** National series that were fetched and may stand under a curve; left out where none was. */
  readonly nationally?: readonly NationalContext[];
}
