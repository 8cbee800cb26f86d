import type { Localised } from '../texts/index.ts';

/** What the points of a series are measured in. */
export const GOAL_UNITS = [
  'ddd-per-1000-days',
  'prescriptions-per-1000',
  'ddd-per-100-bed-days',
  'percent',
] as const;
export type GoalUnit = (typeof GOAL_UNITS)[number];

/** Why a year of an imported series has no value: the source hid it, has none, or cannot compute it. */
export const NO_POINT_REASONS = ['hidden', 'missing', 'not-computable'] as const;
export type NoPointReason = (typeof NO_POINT_REASONS)[number];

/** One year of one series. */
export interface GoalPoint {
  readonly year: number;
  /** In the unit of the series. */
  readonly value: number | null;
  /** Per cent since the first year of the goal, as a source states it; `null` where only values are known. */
  readonly changePercent: number | null;
  /** Why there is no value; `null` where there is one, and where only a change is stated. */
  readonly reason: NoPointReason | null;
  readonly source: string;
}

/**
 * Years measured in one way. Two series of one goal are two definitions: a value of the one is never held against a
 * baseline of the other.
 */
export interface GoalSeries {
  readonly id: string;
  readonly name: Localised;
  readonly unit: GoalUnit;
  /** Oldest first, each year once. */
  readonly points: readonly GoalPoint[];
  /** The series comes from a statistics bank by import; its points are written in no file. */
  readonly imported: boolean;
}

/** What is to be reached. A fall is a negative `percent`. */
export type GoalTarget =
  | { readonly kind: 'change'; readonly percent: number; readonly since: number; readonly by: number }
  | { readonly kind: 'at-most'; readonly value: number; readonly since: number; readonly by: number }
  /** Something that no series of ours measures. */
  | { readonly kind: 'described' };

/** One of the goals of the national action plan. */
export interface NationalGoal {
  readonly id: string;
  readonly name: Localised;
  /** What is measured, and what it leaves out. */
  readonly definition: Localised;
  readonly target: GoalTarget;
  /** The series that the goal is judged by; `null` where none is known. */
  readonly judgedBy: string | null;
  readonly series: readonly GoalSeries[];
  /** The id of the own indicator that comes nearest to the goal; it decides nothing. `null` where none does. */
  readonly indicator: string | null;
  /** Why there is no judgement, or what to read the judgement with. */
  readonly note: Localised | null;
  /** Where the goal is set. */
  readonly source: string;
}
