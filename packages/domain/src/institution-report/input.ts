import type { InstitutionIndicator } from '../institutions/index.ts';
import type { IndicatorInput, ReportBody, ReportedIndicator, ReportInput } from '../reports/index.ts';
import type { Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';
import type { InstitutionMoment, InstitutionReportModel } from './model.ts';

/** One indicator of an institution; others are wards of the same type alone: `county`, `nation`, and in changes `controls`. */
export type InstitutionIndicatorInput = IndicatorInput<ReportedIndicator>;

/** What the figures rest on. */
export interface InstitutionQuality {
  /** Of the period; `null` where those of some month are not known. */
  readonly bedDays: number | null;
  /** Whether some of them were reckoned from the number of beds. */
  readonly bedDaysEstimated: boolean;
  /** Months of the period in which the institution was in the register, and those of them without any purchase. */
  readonly months: number;
  readonly monthsWithoutPurchase: number;
  /** Order lines of antibiotics in the period, returns not counted; `null` where that is not known. */
  readonly purchases: number | null;
  /** Months of the period in which something looks odd and nobody there has confirmed it. */
  readonly unconfirmedMonths: number;
  /** Months of the period of which purchases or bed days were told anew, with other figures than before. */
  readonly correctedMonths: number;
  /** The ATC/DDD index that the doses of all years are counted by. */
  readonly dddIndexYear: number;
  /** The least number of other institutions behind a figure that is told. */
  readonly minimumInstitutions: number;
}

/**
 * Who the county's figures are of: those of the type that take part in the programme, or all that delivered, because those that
 * take part, or the others, are too few to be told by themselves, or because nobody in the county took part when the release was made.
 */
export type CountyPeers = 'taking-part' | 'too-few' | 'nobody-yet';

/**
 * What the home's journal has told that it gave in the months that levels are of: another measure than what was bought, never
 * added to it.
 */
export interface AdministeredInput {
  /** The months, and those of them of which the journal told something. */
  readonly months: number;
  readonly toldMonths: number;
  /** DDDs given, by the indicator that counts the same medicines among purchases; `null` where they cannot be divided among wards. */
  readonly ddd: Readonly<Record<string, number>> | null;
  readonly doses: number;
  /** Doses that are in no sum of DDDs: amount, unit, route or strength is not known. */
  readonly dosesWithoutDdd: number;
}

/** A goal of the home's own. */
export interface InstitutionGoalInput {
  readonly indicator: string;
  readonly target: number;
  /** The day that it is to be reached by. */
  readonly by: PlainDate;
  readonly measures: readonly Localised[];
}

/** Everything that an institution's report is made from, as plain data: figures measured, others' figures cleared. */
export interface InstitutionReportInput {
  readonly id: string;
  readonly moment: InstitutionMoment;
  readonly synthetic: boolean;
  readonly issuedAt: string;
  readonly institution: Omit<InstitutionReportModel['institution'], 'typeName'>;
  readonly release: ReportBody['release'];
  readonly versions: ReportBody['versions'];
  /** First and last month, `YYYY-MM`: twelve months, or six in `six-months`. */
  readonly period: { readonly from: string; readonly to: string };
  readonly previous: ReportInput['previous'];
  /** The issued report that this one corrects, and why in a sentence. */
  readonly corrects: ReportInput['corrects'];
  /**
   * Levels are of twelve months to the last month of the period, also in `six-months`: others' are told for whole years alone.
   * Own changes are of the period.
   */
  readonly indicators: readonly InstitutionIndicatorInput[];
  readonly quality: InstitutionQuality;
  /** `null` where nobody knows the county. */
  readonly peers: CountyPeers | null;
  /** `null` where no journal told of anything in these months. */
  readonly administered: AdministeredInput | null;
  /** What the home works towards when the report is issued, with the measures that it has chosen. */
  readonly goals: readonly InstitutionGoalInput[];
  readonly annotations: ReportInput['annotations'];
}

/** An indicator of institutions as reports need it. */
export function reportedIndicator(indicator: InstitutionIndicator): ReportedIndicator {
  return {
    ...indicator,
    standardised: false,
    scale: 'bedTime' in indicator.denominator ? 'per100BedDays' : 'percent',
  };
}
