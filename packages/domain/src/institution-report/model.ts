import type { WardType } from '../institutions/index.ts';
import type { ReportBody } from '../reports/index.ts';
import type { Localised } from '../texts/index.ts';

/** The shape of stored models of institutions; a reader refuses a format that it does not know. */
export const INSTITUTION_REPORT_FORMAT = 'smalspor-institution-report/1';

/**
 * When in its programme an institution gets a report. `start`: the twelve months before it joined; `six-months`: the six
 * months after, beside the same calendar months a year earlier; `year`: twelve months beside the twelve before.
 */
export const INSTITUTION_MOMENTS = ['start', 'six-months', 'year'] as const;
export type InstitutionMoment = (typeof INSTITUTION_MOMENTS)[number];

/** The kind of stay that a report is about: one ward type, or `mixed` where purchases cannot be divided. Never two together. */
export type InstitutionUnitType = WardType | 'mixed';

/** The report of one kind of stay in one institution. In its blocks the level `own` is the institution. */
export interface InstitutionReportModel extends ReportBody {
  readonly format: typeof INSTITUTION_REPORT_FORMAT;
  readonly moment: InstitutionMoment;
  readonly institution: {
    /** The organisation number. */
    readonly organisation: string;
    readonly name: string;
    readonly unitType: InstitutionUnitType;
    readonly typeName: Localised;
    readonly municipality: string;
    readonly county: string;
  };
  /** How sure the months below the figures are: not confirmed, or corrected; left out where nothing is to be said. */
  readonly standing?: Localised;
  /** What was given, beside what was bought; for the home itself alone, and left out where no journal told of anything. */
  readonly administered?: AdministeredBlock;
}

/** Another measure beside the one that the report is about, in words and figures. */
export interface AdministeredBlock {
  readonly title: Localised;
  readonly text: Localised;
  /** The heads of the columns. Empty rows: nothing can be related to bed days, and the text says why. */
  readonly columns: readonly [Localised, Localised, Localised];
  readonly rows: readonly {
    readonly name: Localised;
    readonly given: Localised;
    readonly bought: Localised;
  }[];
}
