import type { IndicatorDefinition } from '../indicators/index.ts';
import { addMonthsToDate, type PlainDate } from '../time/index.ts';

/** The figure that a goal starts from, frozen when the goal is set. */
export interface Baseline {
  /** The release that told it. */
  readonly release: string;
  /** First and last month, `YYYY-MM`. */
  readonly period: { readonly from: string; readonly to: string };
  /** On the indicator's scale, with its 95 % interval where there is one. */
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

/** A measure from the catalogue that the doctor works by, and since when. */
export interface MeasureInUse {
  readonly measure: string;
  readonly from: PlainDate;
  /** The last day; `null` while it goes on. */
  readonly to: PlainDate | null;
}

/** What a doctor wants to reach, set by the doctor alone. */
export interface Goal {
  readonly id: string;
  readonly indicator: string;
  /** The version of the indicator that baseline and target are told in. */
  readonly indicatorVersion: number;
  readonly baseline: Baseline;
  /** On the indicator's scale. */
  readonly target: number;
  readonly setOn: PlainDate;
  /** The day by which it should be reached. */
  readonly by: PlainDate;
  readonly measures: readonly MeasureInUse[];
}

/** Longer ahead than this is a wish. */
export const LONGEST_MONTHS = 36;

export const GOAL_FAULTS = [
  'indicator-without-direction',
  'target-out-of-range',
  'target-not-better',
  'date-not-after',
  'date-too-far',
  'measure-before-goal',
  'measure-after-goal',
  'measure-ends-first',
  'measure-twice',
] as const;
export type GoalFault = (typeof GOAL_FAULTS)[number];

/**
 * What is wrong with a goal that someone sets or changes; empty when it can be kept.
 *
 * @param today for a goal whose date is chosen anew: it must lie ahead of today, not only of the day the goal was set.
 */
export function goalFaults(
  goal: Goal,
  definition: Pick<IndicatorDefinition, 'direction' | 'scale'>,
  today: PlainDate = goal.setOn,
): readonly GoalFault[] {
  const { target, baseline, setOn, by, measures } = goal;
  const faults: GoalFault[] = [];
  if (definition.direction === 'none') faults.push('indicator-without-direction');
  if (!isInRange(target, definition)) faults.push('target-out-of-range');
  else if (!isBetter(target, baseline.value, definition)) faults.push('target-not-better');
  if (by <= setOn || by <= today) faults.push('date-not-after');
  if (by > addMonthsToDate(setOn, LONGEST_MONTHS)) faults.push('date-too-far');
  if (measures.some(({ from }) => from < setOn)) faults.push('measure-before-goal');
  if (measures.some(({ from }) => from > by)) faults.push('measure-after-goal');
  if (measures.some(({ from, to }) => to !== null && to < from)) faults.push('measure-ends-first');
  if (measures.some((each, index) => measures.slice(0, index).some((other) => overlap(each, other)))) {
    faults.push('measure-twice');
  }
  return faults;
}

/** A measure may be taken up again after it has ended, not run twice at a time. */
function overlap(one: MeasureInUse, other: MeasureInUse): boolean {
  const endsBefore = (first: MeasureInUse, second: MeasureInUse) =>
    first.to !== null && first.to <= second.from;
  return one.measure === other.measure && !endsBefore(one, other) && !endsBefore(other, one);
}

/** Whether one value is better than another in the indicator's direction; never for an indicator without one. */
export function isBetter(
  value: number,
  other: number,
  { direction }: Pick<IndicatorDefinition, 'direction'>,
): boolean {
  if (direction === 'none') return false;
  return direction === 'higher' ? value > other : value < other;
}

/**
 * The target that a goal begins with: the achievable benchmark for a choice of agent, where it is better than the own value.
 * `null` for volume, where nobody but the doctor can know what is right for the list.
 */
export function defaultTarget(
  definition: Pick<IndicatorDefinition, 'kind' | 'direction'>,
  own: number,
  benchmark: number | null,
): number | null {
  if (definition.kind !== 'choice' || benchmark === null) return null;
  return isBetter(benchmark, own, definition) ? benchmark : null;
}

/** Decimals that show a target as it was written, at most three; no fewer than the values beside it have. */
export function decimalsOfTarget(target: number, least: number): number {
  const [, written = ''] = String(Number(target.toFixed(3))).split('.');
  return Math.max(least, written.length);
}

function isInRange(target: number, { scale }: Pick<IndicatorDefinition, 'scale'>): boolean {
  if (!Number.isFinite(target)) return false;
  if (scale === 'seasonal') return target >= -100;
  return target >= 0 && (scale !== 'percent' || target <= 100);
}
