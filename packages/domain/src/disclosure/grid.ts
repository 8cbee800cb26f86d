import type { UnitId } from '../organisation/index.ts';
import type { CountKind, Family } from './families.ts';

/**
 * Places that have always lain in the same counties, then and later. No county figure of any year divides an area, so that
 * months are needed for areas only.
 */
export interface GridArea {
  /** County in the months that the place's code is valid. */
  readonly county: UnitId;
  /** County of today. */
  readonly countyNow: UnitId;
}

/** A municipality under one code. */
export interface GridPlace {
  readonly unit: UnitId;
  /** Position of its area. */
  readonly area: number;
  /** Prescribers with a list there in the last month of each step; 0 outside the code's validity. */
  readonly prescribers: ArrayLike<number>;
  /** For the end of each step the municipality that the place belongs to by then; -1 when it was divided or lies ahead. */
  readonly municipality: ArrayLike<number>;
  /** The same for its county; -1 when its parts lie in several. */
  readonly county: ArrayLike<number>;
  /** Not to be shown by itself whatever is counted. */
  readonly unsafe: PlaceReason | null;
}

/** `few-prescribers`: fewer than k in some step. `rosters`: the place less a group leaves fewer than k prescribers. */
export type PlaceReason = 'few-prescribers' | 'rosters' | 'changed-rosters';

/** Exact sums of one family. */
export interface GridCount {
  readonly kind: CountKind;
  /** A sum between 0 and this is small: k for numbers, hundredths of DDD for doses. */
  readonly threshold: number;
  /** Position of the place × number of steps + step. */
  readonly byStep: ArrayLike<number>;
  /** Position of the area × number of months + month. */
  readonly byMonth: ArrayLike<number>;
  /** The largest part that one prescriber has in a place's step; that prescriber knows it. In the order of `byStep`. */
  readonly largestByStep: ArrayLike<number>;
  /** The same in an area's month, in the order of `byMonth`. */
  readonly largestByMonth: ArrayLike<number>;
}

export interface GridFamily extends Family {
  /** Counts that add up over places and months; numbers of patients do not and stand in `notes` only. */
  readonly counts: readonly GridCount[];
  /** What cannot be shown for another reason than its sums. */
  readonly notes: readonly GridNote[];
}

/**
 * A figure with a reason against it that its sums do not tell: distinct patients below k, one prescriber who holds nearly all
 * of it, or fewer than k prescribers between those who declared a list length and all. `place` is a position, `county` a
 * code.
 */
export interface GridNote {
  readonly reason: 'few-patients' | 'dominance' | 'few-declared';
  readonly at:
    | { readonly level: 'municipality'; readonly place: number }
    | { readonly level: 'county' | 'county-months'; readonly county: UnitId }
    | { readonly level: 'nation' | 'nation-months' };
}

/**
 * Everything that aggregates are made of. A step is the quarter: months are grouped into steps, and windows of several
 * months begin and end with a step.
 */
export interface DisclosureGrid {
  /** Months since the year 0 of the first step's first month. */
  readonly start: number;
  /** 3, but any length will do. */
  readonly monthsPerStep: number;
  readonly steps: number;
  /** Steps of a rolling year: 4. */
  readonly stepsPerWindow: number;
  readonly areas: readonly GridArea[];
  readonly places: readonly GridPlace[];
  readonly families: readonly GridFamily[];
  /**
   * For each partition of the families, in the order of `relationsOf`, the most that one prescriber has left of the whole beside
   * all its parts: in each place's step, and in each area's month.
   */
  readonly largestLeft: readonly {
    readonly byStep: ArrayLike<number>;
    readonly byMonth: ArrayLike<number>;
  }[];
}

export function monthsOf(grid: DisclosureGrid): number {
  return grid.steps * grid.monthsPerStep;
}
