import type { Localised } from '../texts/index.ts';

/**
 * Ways of administration as DDDs know them: oral, parenteral, rectal, vaginal, nasal, and inhalation of a solution or a
 * powder. A DDD belongs to an ATC code and one of these.
 */
export const ROUTES = ['O', 'P', 'R', 'V', 'N', 'inhal.solution', 'inhal.powder'] as const;
export type Route = (typeof ROUTES)[number];

/** Index years in which a DDD holds, both inclusive; `null` is open. */
export interface IndexYears {
  readonly from: number | null;
  readonly until: number | null;
}

/** A DDD as a mass, or in million units for the few substances that are measured so. */
export interface Ddd extends IndexYears {
  readonly route: Route;
  /** `null`: for every salt that has no line of its own. */
  readonly salt: string | null;
  /** `true`: for tablets only. */
  readonly tablets: boolean;
  readonly amount: number;
  readonly unit: 'g' | 'MU';
}

/** A DDD of a fixed combination, counted in units (tablets, millilitres) of one strength. */
export interface CombinationDdd extends IndexYears {
  readonly route: Route;
  /** Milligrams of the first substance in the ATC name, per tablet or millilitre. */
  readonly strengthMg: number;
  readonly unitsPerDdd: number;
}

export interface Substance {
  /** Seven characters. */
  readonly atc: string;
  readonly name: Localised;
  readonly ddds: readonly Ddd[];
  readonly combinations: readonly CombinationDdd[];
}

/** The substances that the content knows. Nothing follows from a substance that is not here. */
export interface Medicines {
  readonly byAtc: ReadonlyMap<string, Substance>;
  /** The last index year that the table was checked against. */
  readonly latestIndexYear: number;
}
