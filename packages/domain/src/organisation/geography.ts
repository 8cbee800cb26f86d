import type { Localised } from '../texts/index.ts';
import { type Month, toMonth } from '../time/index.ts';

/** Languages besides Norwegian in which places have official names: Northern, Southern and Lule Sámi, and Kven. */
export const PLACE_LANGUAGES = ['se', 'sma', 'smj', 'fkv'] as const;
export type PlaceLanguage = (typeof PLACE_LANGUAGES)[number];

export interface Inhabitants {
  readonly from: Month;
  readonly inhabitants: number;
  /** Counted in the borders of 2020; estimated where the borders were others. */
  readonly kind: 'counted' | 'estimated';
}

/** A municipality under one code. A new code is a new municipality here; a new name is not. */
export interface Municipality {
  /** Four digits, with the leading zero. */
  readonly code: string;
  /** The Norwegian name, the same in bokmål, nynorsk and English; the latest one under this code. */
  readonly name: string;
  readonly otherNames: Readonly<Partial<Record<PlaceLanguage, string>>>;
  readonly from: Month;
  /** The last month of validity, or `null` for a municipality of today. */
  readonly last: Month | null;
  /** Two digits; the county of a code never changes. */
  readonly county: string;
  /** From each month on, the inhabitants of 1 January 2021 within the borders that the code has from then. */
  readonly inhabitants2021: readonly Inhabitants[];
}

export interface County {
  /** Two digits, with the leading zero. */
  readonly code: string;
  readonly name: string;
  readonly otherNames: Readonly<Partial<Record<PlaceLanguage, string>>>;
  readonly from: Month;
  readonly last: Month | null;
  /** The id of the regional health authority's region. */
  readonly healthRegion: string;
}

export interface HealthRegion {
  readonly id: string;
  readonly name: Localised;
}

/** From the month `on`, inhabitants of `from` belong to `to`. Several changes from one code in one month are a split. */
export interface BoundaryChange {
  readonly on: Month;
  readonly from: string;
  readonly to: string;
}

/** Inhabitants of the country on 1 January of a year. */
export interface NationalPopulation {
  readonly year: number;
  readonly inhabitants: number;
}

/** What the content files say. */
export interface GeographyData {
  readonly municipalities: readonly Municipality[];
  readonly counties: readonly County[];
  readonly healthRegions: readonly HealthRegion[];
  readonly changes: readonly BoundaryChange[];
  readonly population: readonly NationalPopulation[];
}

/** The same, indexed; made once by `createGeography`. */
export interface Geography extends GeographyData {
  readonly municipalityByCode: ReadonlyMap<string, Municipality>;
  readonly countyByCode: ReadonlyMap<string, County>;
  /** Changes by the code that they leave, oldest first. */
  readonly changesFrom: ReadonlyMap<string, readonly BoundaryChange[]>;
  /** County of today by municipality code of any year. */
  readonly countyNowByCode: ReadonlyMap<string, string>;
}

/** Where a figure of an older month belongs later on. */
export type Carried =
  | { readonly kind: 'code'; readonly code: string }
  /** The municipality was divided on the way: its figures belong to no single successor. */
  | { readonly kind: 'split'; readonly parts: readonly string[] }
  | { readonly kind: 'not-valid' };

export function isMunicipalityValid(geography: Geography, code: string, month: Month): boolean {
  const municipality = geography.municipalityByCode.get(code);
  return municipality !== undefined && isValid(municipality, month);
}

/** The municipalities of one month, in the order of their codes. */
export function municipalitiesAt(geography: Geography, month: Month): readonly Municipality[] {
  return geography.municipalities.filter((municipality) => isValid(municipality, month));
}

/** The counties of one month, in the order of their codes. */
export function countiesAt(geography: Geography, month: Month): readonly County[] {
  return geography.counties.filter((county) => isValid(county, month));
}

/** The county that the municipality lay in that month; `null` when the code was not valid. */
export function countyOf(geography: Geography, code: string, month: Month): string | null {
  return isMunicipalityValid(geography, code, month)
    ? (geography.municipalityByCode.get(code)?.county ?? null)
    : null;
}

/** The county of today that a municipality code of any year has come to lie in; `null` for an unknown code. */
export function countyNow(geography: Geography, code: string): string | null {
  return geography.countyNowByCode.get(code) ?? null;
}

/**
 * The code that a municipality's figures of month `from` carry in month `to`, through all boundary changes between.
 * A split stays a split even when its parts were joined again.
 */
export function carryForward(geography: Geography, code: string, from: Month, to: Month): Carried {
  if (!isMunicipalityValid(geography, code, from) || to < from) return { kind: 'not-valid' };
  let current = code;
  let month = from;
  for (;;) {
    const next = (geography.changesFrom.get(current) ?? []).filter(
      (change) => change.on > month && change.on <= to,
    );
    const first = next[0];
    if (first === undefined) break;
    const parts = next.filter((change) => change.on === first.on).map((change) => change.to);
    if (parts.length > 1) return { kind: 'split', parts };
    current = first.to;
    month = first.on;
  }
  return isMunicipalityValid(geography, current, to)
    ? { kind: 'code', code: current }
    : { kind: 'not-valid' };
}

/**
 * Whether `code` took over a part of a divided municipality after month `from` and up to month `to`: a window over
 * those months has no figure for it.
 */
export function receivedPartOfSplit(geography: Geography, code: string, from: Month, to: Month): boolean {
  return geography.changes.some((change) => {
    if (change.to !== code || change.on <= from || change.on > to) return false;
    const leaving = geography.changesFrom.get(change.from) ?? [];
    return leaving.filter((other) => other.on === change.on).length > 1;
  });
}

/**
 * Approximate inhabitants of a municipality on 1 January of a year: its number of 2021 moved with the whole country.
 * `null` when the code is not valid then or the year is not in the table. Meant for synthetic data, not for rates.
 */
export function inhabitantsOf(geography: Geography, code: string, year: number): number | null {
  const january = toMonth(year, 1);
  const then = geography.population.find((row) => row.year === year);
  const base = geography.population.find((row) => row.year === 2021);
  if (!then || !base || !isMunicipalityValid(geography, code, january)) return null;
  const counts = geography.municipalityByCode.get(code)?.inhabitants2021 ?? [];
  const count = counts.findLast((row) => row.from <= january);
  return count ? Math.round((count.inhabitants * then.inhabitants) / base.inhabitants) : null;
}

function isValid(place: { readonly from: Month; readonly last: Month | null }, month: Month): boolean {
  return place.from <= month && (place.last === null || month <= place.last);
}
