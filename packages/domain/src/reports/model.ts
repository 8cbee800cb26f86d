import type { Estimate, Place, PlaceBin, Quartiles } from '../indicators/index.ts';
import type { Localised } from '../texts/index.ts';
import type { ReportWords } from './report-words.ts';

/** The shape of stored models; a reader refuses a format that it does not know. */
export const REPORT_FORMAT = 'smalspor-report/1';

export type ReportKind = 'individual' | 'follow-up';

/**
 * Everyone whose figure may stand in a row, in the order that every picture keeps. `controls`: counties where the programme
 * had not begun; `member`: a colleague who shows it.
 */
export const ROW_LEVELS = [
  'own',
  'group',
  'municipality',
  'county',
  'nation',
  'controls',
  'benchmark',
  'expected',
  'member',
] as const;
export type RowLevel = (typeof ROW_LEVELS)[number];

export interface ComparisonRow {
  readonly level: RowLevel;
  readonly label: Localised;
  readonly estimate: Estimate;
  /** The sentence for a missing value or interval, or `null`. */
  readonly note: Localised | null;
  /** The figure is of several municipalities together, in place of the reader's own; left out otherwise. */
  readonly together?: true;
  /** The same figure in the reader's previous report, or `null`. */
  readonly previous: number | null;
}

/** How a block's values are drawn: `percent` from 0 to at most 100, the others from 0 to a round number above the largest. */
export type BlockScale = 'percent' | 'rate' | 'ratio';

/** «Why this number»: everything needed to open a figure. */
export interface NumberOrigin {
  readonly indicator: string;
  readonly version: number;
  readonly definition: Localised;
  readonly why: Localised;
  readonly caveats: Localised;
  readonly codeSets: readonly string[];
}

export interface ComparisonBlock {
  readonly id: string;
  readonly indicator: string;
  readonly title: Localised;
  readonly unit: Localised;
  readonly scale: BlockScale;
  /** Decimals that every value of the block is printed with, in pictures and tables alike. */
  readonly decimals: number;
  readonly rows: readonly ComparisonRow[];
  readonly quartiles: Quartiles | null;
  readonly summary: Localised;
  readonly origin: NumberOrigin;
}

export interface TrendPoint {
  /** Last month of the twelve, `YYYY-MM`. */
  readonly end: string;
  readonly own: Estimate;
  readonly group: number | null;
  readonly municipality: number | null;
  readonly county: number | null;
  readonly nation: number | null;
}

export interface TrendBlock {
  readonly id: string;
  readonly indicator: string;
  readonly title: Localised;
  readonly unit: Localised;
  readonly scale: BlockScale;
  readonly decimals: number;
  readonly points: readonly TrendPoint[];
  /** The name of the own line where it is not one reader's; left out otherwise. */
  readonly ownLabel?: Localised;
  /** The name of the municipality's line where it is of several municipalities together; left out otherwise. */
  readonly municipalityLabel?: Localised;
  readonly annotations: readonly { readonly month: string; readonly text: Localised }[];
  readonly summary: Localised;
  /** The country by a national series that counts otherwise, apart and in words; left out where none was fetched. */
  readonly nationally?: Localised;
}

export interface PlaceBlock {
  readonly id: string;
  readonly indicator: string;
  readonly title: Localised;
  readonly unit: Localised;
  readonly scale: BlockScale;
  readonly decimals: number;
  /** Empty where too few GPs can be drawn; `summary` then says so. */
  readonly bins: readonly PlaceBin[];
  readonly own: Place | null;
  /** The place in the reader's previous report, or `null`. */
  readonly previous: Place | null;
  /** The name of the own mark, and of what the bins count, where they are not one doctor and doctors; left out otherwise. */
  readonly ownLabel?: Localised;
  readonly countedLabel?: Localised;
  readonly summary: Localised;
}

/** Shares of the total by group of antibiotics; one stacked bar for each level. */
export interface CompositionBlock {
  readonly id: string;
  readonly title: Localised;
  readonly parts: readonly { readonly id: string; readonly label: Localised }[];
  readonly rows: readonly {
    readonly level: RowLevel;
    readonly label: Localised;
    /** Percent by part, in the order of `parts`; `null` when the row is hidden, with `note`. */
    readonly shares: readonly number[] | null;
    readonly note: Localised | null;
  }[];
  readonly summary: Localised;
}

export interface ChangeRow {
  readonly level: RowLevel;
  readonly label: Localised;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly note: Localised | null;
}

/** The months of the follow-up against the same calendar months a year earlier. */
export interface ChangeBlock {
  readonly id: string;
  readonly indicator: string;
  readonly title: Localised;
  readonly unit: Localised;
  readonly scale: BlockScale;
  /** Decimals of `before` and `after`. */
  readonly decimals: number;
  /** Decimals of changes and their intervals; whole numbers where it is left out. */
  readonly changeDecimals?: 0 | 1;
  /** What `change`, `low` and `high` are in: per cent of the value before, or percentage points between two shares. */
  readonly measure: 'percent' | 'points';
  readonly rows: readonly ChangeRow[];
  readonly summary: Localised;
}

export interface KeyMessage {
  /** The rule that wrote the sentence; every rule has its examples in the tests. */
  readonly rule: string;
  readonly tone: 'strength' | 'room' | 'neutral';
  readonly indicator: string | null;
  /** The block whose picture shows the message's numbers; a message stands beside it. */
  readonly block: string | null;
  readonly text: Localised;
  /** What to do, specific and under the reader's control. */
  readonly action: Localised | null;
  /** The national goal or recommendation that the message serves. */
  readonly goal: Localised | null;
}

export interface WhatIf {
  readonly indicator: string;
  /** Prescriptions in the period that the change would concern. */
  readonly prescriptions: number;
  readonly text: Localised;
}

/** Everything of a report but whose it is: what page, PDF and screen show alike, of doctors and of institutions. */
export interface ReportBody {
  readonly id: string;
  /** The report that this one corrects, or `null`. */
  readonly supersedes: string | null;
  readonly correction: Localised | null;
  readonly synthetic: boolean;
  readonly issuedAt: string;
  readonly release: { readonly id: string; readonly publishedAt: string; readonly contentVersion: string };
  readonly versions: { readonly template: string; readonly font: string; readonly renderer: string };
  readonly period: { readonly from: string; readonly to: string; readonly label: Localised };
  /** The reader's previous report, whose figures stand beside these; `null` in a first report. */
  readonly previous: { readonly id: string; readonly label: Localised } | null;
  readonly title: Localised;
  /** Register and sender in one line, printed on every page. */
  readonly source: Localised;
  readonly messages: readonly KeyMessage[];
  /** The two pictures of the first screen and of page 1. */
  readonly headline: readonly ComparisonBlock[];
  readonly change: readonly ChangeBlock[];
  readonly trends: readonly TrendBlock[];
  readonly places: readonly PlaceBlock[];
  readonly composition: CompositionBlock | null;
  readonly choice: readonly ComparisonBlock[];
  readonly ages: readonly ComparisonBlock[];
  readonly urinary: readonly ComparisonBlock[];
  readonly other: readonly ComparisonBlock[];
  readonly whatIf: readonly WhatIf[];
  /** Prescriptions to patients who are not on the own list. */
  readonly offList: Localised | null;
  readonly reasons: readonly Localised[];
  /** For the meeting, made from the data. */
  readonly questions: readonly Localised[];
  /** What the reader may write down; each stands above empty lines. */
  readonly plan: readonly Localised[];
  readonly method: readonly { readonly heading: Localised; readonly text: Localised }[];
  readonly words: ReportWords;
}

export interface ReportModel extends ReportBody {
  readonly format: typeof REPORT_FORMAT;
  readonly kind: ReportKind;
  readonly recipient: {
    readonly name: string;
    readonly hpr: string;
    readonly group: string | null;
    readonly municipality: string;
    readonly county: string;
  };
}
