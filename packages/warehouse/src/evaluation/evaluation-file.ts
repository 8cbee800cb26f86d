import type { Month } from '@smalspor/domain/time';
import type { ParticipationSources } from './participations.ts';

/** What a release tells of programmes, in a directory of its own beside the cube's files. */
export const EVALUATION_DIRECTORY = 'evaluation';
export const COHORTS_FILE = 'cohorts.parquet';

/** What a release's manifest says of its programmes. */
export interface EvaluationNote {
  readonly programmes: readonly {
    readonly programme: string;
    readonly from: Month;
    readonly to: Month;
    /** Indicators that are told of. */
    readonly indicators: readonly string[];
    /** Doctors or institutions that took part and are in the series. */
    readonly participants: number;
    /** Where the participants are known from; left out in releases from before there was more than one source. */
    readonly sources?: ParticipationSources;
    /** The last month that a year after the start may reach for what is told by months since the start. */
    readonly windowsTo: Month;
    /** Counties of the programme's plan whose participants are told apart, and those told of as a whole only. */
    readonly counties: number;
    readonly wholeCounties: number;
    /**
     * Of homes: counties of the plan whose participants may be shown by themselves, two digits each; the others’ are told within sums of
     * several counties alone. Left out for doctors, and in releases from before it was looked at.
     */
    readonly apart?: readonly string[];
  }[];
}

/**
 * Sums of one month over the participants of a county who began in some months, over those who take no part, or over the whole county where they cannot be told apart.
 * `by-start`: participants of all counties by months since their own start, which stand in `month` from −12 to 11; only those
 * with all these months in the series. It tells of counties together whose few others forbid telling their participants apart.
 * `nation-by-start`: what the same would be had they prescribed like the nation in the same months.
 */
export interface CohortCell {
  /** A county of the programme's plan, two digits; `00` for all of them. */
  readonly county: string;
  readonly part: 'participants' | 'others' | 'whole' | 'by-start' | 'nation-by-start';
  /** First and last month in which the part began; `null` for others and for the whole. */
  readonly first: Month | null;
  readonly last: Month | null;
  /** Mean month in which the part's units began, in whole months. */
  readonly start: Month | null;
  /** When the first units of the county began; `null` where none has. */
  readonly countyStart: Month | null;
  readonly month: Month;
  readonly indicator: string;
  readonly units: number;
  readonly numerator: number;
  readonly denominator: number;
}
