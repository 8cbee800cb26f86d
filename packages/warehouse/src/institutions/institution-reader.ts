import type { InstitutionScope } from '@smalspor/domain/access';
import type { InstitutionSums } from '@smalspor/domain/institutions';
import type { UnitParticipation } from '@smalspor/domain/programmes';
import type { Month } from '@smalspor/domain/time';
import type { MonthSpan } from '../measure/spine.ts';
import type { InstitutionDelivery } from './institution-delivery.ts';
import type { InstitutionFigures, InstitutionMonths, SalesQuality, UnitType } from './institution-figures.ts';

/** Whose figures a read may return: one institution's own, or everyone's for work that shows them to nobody else. */
export type InstitutionsScope =
  | InstitutionScope
  | { readonly kind: 'system'; readonly act: 'issue-reports' | 'produce-report' | 'find-signals' };

/** One type of ward of one institution, for as long as name, municipality and beds are the same. */
export interface InstitutionUnit {
  readonly organisation: number;
  readonly wardType: Exclude<UnitType, 'mixed'>;
  readonly name: string;
  /** The municipality's code as a number, as it was then. */
  readonly municipality: number;
  /** The county of today that it lies in, as a number; `null` for a municipality that nobody knows. */
  readonly county: number | null;
  readonly beds: number | null;
  readonly from: Month;
  readonly to: Month | null;
}

/** All institutions of the nation, or those of a county of today, or those of them that take part in a programme. */
export type InstitutionArea =
  | { readonly level: 'nation' }
  | {
      readonly level: 'county';
      readonly county: number;
      /** Those alone that take part in a programme. */
      readonly takingPart?: boolean;
    };

/** Which figure of others: type of ward, indicator, and the last month of twelve; that month ends a quarter. */
export interface InstitutionKey {
  readonly unitType: UnitType;
  readonly indicator: string;
  readonly end: Month;
}

/** Sums over many institutions, the reader's own among them. */
export interface PublishedSums extends InstitutionSums {
  readonly denominator: number;
  /** Institutions that are in the sums. */
  readonly homes: number;
}

/** An aggregate as it may be told, or why not: hidden by disclosure control, or nobody delivered anything. */
export type PublishedInstitutions =
  | { readonly sums: PublishedSums }
  | { readonly sums: null; readonly reason: 'suppressed' | 'no-data' };

/** Institutions whose value lies from `low` to below `high`; `null` at the open ends. Never so few that one stands out. */
export interface PlaceBin {
  readonly low: number | null;
  readonly high: number | null;
  readonly homes: number;
}

/**
 * Where the values of institutions of one type lie, as grey bars; the reader's own is one of them and is marked by its value.
 * `county`: those of the county alone. `other-counties`: those of all counties that are not told of by themselves, together,
 * the asked one among them. `nation`: all of them.
 */
export type InstitutionPlaces =
  | {
      readonly among: 'county' | 'other-counties' | 'nation';
      /** Of the county those alone that take part. */
      readonly takingPart: boolean;
      readonly bins: readonly PlaceBin[];
    }
  | { readonly among: null; readonly reason: 'suppressed' | 'no-data' };

/**
 * What a release says of institutions. Own figures are for the institution in the scope. Figures of others are about all
 * institutions that delivered; of a county also about those that take part in a programme, where that can be told beside.
 */
export interface InstitutionReader {
  /** First and last month that sales were delivered for. */
  readonly span: MonthSpan;
  /** Ids of the indicators that are measured, in the order of the content. */
  readonly indicators: readonly string[];
  readonly quality: SalesQuality;
  /** Institutions that a delivered list names as taking part; in releases from before they were read, none. */
  readonly listed: readonly UnitParticipation[];
  /** Last months of the twelve-month periods that others' figures are told for, oldest first. */
  readonly ends: readonly Month[];
  /**
   * What the institution bought in any months of the series, one entry for each type of ward. Empty where it is not in the
   * register in these months. @throws Refusal `not-found` out of scope
   */
  ownFigures(
    scope: InstitutionsScope,
    organisation: number,
    span: MonthSpan,
  ): Promise<readonly InstitutionFigures[]>;
  /** Every institution's figures, in the order of organisation and type: for issuing. */
  everyonesFigures(
    scope: Extract<InstitutionsScope, { kind: 'system' }>,
    span: MonthSpan,
  ): Promise<readonly InstitutionFigures[]>;
  /**
   * What institutions bought month by month, one entry for each type of ward that has bed days; of one alone, or of all where
   * `organisation` is `null`. @throws Refusal `not-found` out of scope
   */
  ownMonths(
    scope: InstitutionsScope,
    organisation: number | null,
    span: MonthSpan,
  ): Promise<readonly InstitutionMonths[]>;
  /** Names, municipalities and beds through the years, oldest first. @throws Refusal `not-found` out of scope */
  ownUnits(scope: InstitutionsScope, organisation: number): Promise<readonly InstitutionUnit[]>;
  /** An aggregate after disclosure control. */
  published(area: InstitutionArea, key: InstitutionKey): PublishedInstitutions;
  /** The counties of today that are told of for a key, in the order of their numbers. */
  publishedCounties(key: InstitutionKey): readonly number[];
  /**
   * Whether any institution of a county of today took part in a programme when it was measured; in releases from before that was
   * told of counties, whether any institution did.
   */
  takesPartIn(county: number): boolean;
  /**
   * What has been delivered about some institutions, by number: months and what looks odd, and no figures. `null` for a release
   * from before this was measured.
   */
  deliveries(organisations: ReadonlySet<number>): Promise<ReadonlyMap<number, InstitutionDelivery> | null>;
  /** Where the values of homes lie: in the county, where it can be told of by itself, or in as few counties as can. */
  places(county: number | null, key: InstitutionKey): Promise<InstitutionPlaces>;
}
