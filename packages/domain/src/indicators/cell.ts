import type { Level, UnitId } from '../organisation/index.ts';
import type { Period } from '../time/index.ts';

/**
 * Exact sufficient statistics of one indicator for one unit and period: what the cube stores. Values and intervals are
 * computed from these when they are read. Counts of DDD are hundredths of a DDD; person-time is whole person-months, and
 * person-days for rates per 1000 days.
 */
export interface Cell {
  readonly indicator: string;
  readonly level: Level;
  readonly unit: UnitId;
  readonly period: Period;
  readonly numerator: number;
  readonly denominator: number;
  /**
   * What the spread of the numerator is estimated from: for rates, Σ over patients of the squared count in the calendar
   * year; for DDD, Σ over lines of the squared hundredths. `null` where the scale needs none.
   */
  readonly sumOfSquares: number | null;
  /** The plain sum that belongs to `sumOfSquares`, over the same patients or lines. */
  readonly sumForSquares: number | null;
  /** Events expected from the age and sex of the lists, for standardised indicators. */
  readonly expected: number | null;
  /** Prescribers with a list who stand behind the cell. */
  readonly prescribers: number;
  /**
   * Distinct patients behind the numerator. On the grid of published figures `null` means: not counted, but proven to
   * be at least the release's `patientsCountedBelow`; elsewhere `null` means not counted.
   */
  readonly patients: number | null;
  /** Why the figure says nothing although it could be added up, such as a municipality divided inside the period. */
  readonly noValue: NoValueReason | null;
}

/** Why there is no number. Each has its sentence in `content/messages`. */
export type NoValueReason =
  | 'below-minimum'
  | 'no-denominator'
  | 'no-list'
  | 'no-declared-list'
  | 'no-data'
  | 'boundary-split'
  | 'suppressed'
  | 'too-few-members'
  | 'no-valid-interval';

/** A value with its 95 % interval, on the indicator's own scale; or no value and why. */
export type Estimate =
  | {
      readonly value: number;
      readonly low: number | null;
      readonly high: number | null;
      readonly noInterval: NoValueReason | null;
      readonly numerator: number;
      readonly denominator: number;
    }
  | { readonly value: null; readonly reason: NoValueReason };

/** A GP's place among the GPs above the minimum: mid-rank of the shrunken value, 0–100, with its 95 % interval. */
export interface Place {
  readonly shrunken: number;
  readonly percentile: number;
  readonly low: number;
  readonly high: number;
}

/** GPs' values drawn as bins of at least ten; the tails are pooled. */
export interface PlaceBin {
  readonly from: number;
  readonly to: number;
  readonly prescribers: number;
}

export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}
