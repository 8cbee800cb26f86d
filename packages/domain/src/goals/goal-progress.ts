import type { IndicatorDefinition, NoValueReason } from '../indicators/index.ts';
import { compareFigures, compareWithKnown, type Verdict } from '../reports/difference.ts';
import type { Figure } from '../reports/input.ts';
import { monthOfDate, type PlainDate, parseMonth } from '../time/index.ts';
import { type Goal, isBetter } from './goal.ts';
import { baselineFigure } from './goal-figure.ts';

export const CANNOT_TELL = [
  'no-figure',
  'period-before-goal',
  'definition-changed',
  'no-interval',
  'too-uncertain',
] as const;

/** Why nothing can be said of a goal yet. */
export type CannotTell =
  /** The figure itself is missing; the reason is the figure's own. */
  | { readonly reason: 'no-figure'; readonly noValue: NoValueReason }
  /** No month of the period lies after the day the goal was set. */
  | { readonly reason: 'period-before-goal' }
  /** The indicator is counted in another way since. */
  | { readonly reason: 'definition-changed' }
  /** The figure has no interval that is worth the name. */
  | { readonly reason: 'no-interval' }
  /** Both the baseline and the target lie within what chance explains. */
  | { readonly reason: 'too-uncertain' };

/**
 * How a goal stands. `reached` and not `isSure`: the value is there, but chance alone may have brought it. `on-the-way`:
 * better than the baseline beyond chance. `not-yet`: not better beyond chance, and surely short of the target.
 */
export type GoalState =
  | { readonly kind: 'reached'; readonly isSure: boolean }
  | { readonly kind: 'on-the-way' }
  | { readonly kind: 'not-yet'; readonly isWorse: boolean }
  | ({ readonly kind: 'cannot-tell' } & CannotTell);

export interface GoalProgress {
  readonly state: GoalState;
  /** Months of the period that lie after the month in which the goal was set, and months in all. */
  readonly months: { readonly after: number; readonly all: number };
  /** Prescriptions in the period between the value and the target; `null` where they cannot be counted. */
  readonly prescriptionsLeft: number | null;
  /** Whether the day of the goal has passed. */
  readonly isOver: boolean;
}

/** The latest figure of the goal's indicator. */
export interface LatestFigure {
  readonly figure: Figure;
  readonly version: number;
  /** First and last month, `YYYY-MM`. */
  readonly period: { readonly from: string; readonly to: string };
}

/**
 * Holds the latest figure against baseline and target. Two periods that overlap share months; they are compared as if they
 * did not, which errs on the side of saying nothing.
 */
export function goalProgress(
  goal: Goal,
  definition: IndicatorDefinition,
  latest: LatestFigure,
  today: PlainDate,
): GoalProgress {
  const [from, to] = [parseMonth(latest.period.from), parseMonth(latest.period.to)];
  const all = to - from + 1;
  const after = Math.min(all, Math.max(0, to - monthOfDate(goal.setOn)));
  return {
    state: stateOf(goal, definition, latest, after),
    months: { after, all },
    prescriptionsLeft: left(goal, definition, latest.figure),
    isOver: today > goal.by,
  };
}

function stateOf(
  goal: Goal,
  definition: IndicatorDefinition,
  { figure, version }: LatestFigure,
  monthsAfter: number,
): GoalState {
  const { estimate } = figure;
  if (version !== goal.indicatorVersion) return { kind: 'cannot-tell', reason: 'definition-changed' };
  if (estimate.value === null) return { kind: 'cannot-tell', reason: 'no-figure', noValue: estimate.reason };
  if (monthsAfter === 0) return { kind: 'cannot-tell', reason: 'period-before-goal' };
  const atTarget = sideOf(targetVerdict(figure, goal.target, definition), definition);
  const atBaseline = sideOf(
    compareFigures(figure, baselineFigure(goal.baseline, definition), definition),
    definition,
  );
  if (!isBetter(goal.target, estimate.value, definition)) {
    return { kind: 'reached', isSure: atTarget === 'better' };
  }
  if (atBaseline === 'unknown') return { kind: 'cannot-tell', reason: 'no-interval' };
  if (atBaseline === 'better') return { kind: 'on-the-way' };
  if (atBaseline === 'worse') return { kind: 'not-yet', isWorse: true };
  return atTarget === 'worse'
    ? { kind: 'not-yet', isWorse: false }
    : { kind: 'cannot-tell', reason: 'too-uncertain' };
}

/** A rate cannot be compared with a target of zero on its own scale: nothing but zero reaches it. */
function targetVerdict(figure: Figure, target: number, definition: IndicatorDefinition): Verdict {
  const verdict = compareWithKnown(figure, target, definition);
  return verdict === 'unknown' && target === 0 && (figure.estimate.value ?? 0) > 0 ? 'higher' : verdict;
}

type Side = 'better' | 'worse' | 'level' | 'unknown';

function sideOf(verdict: Verdict, { direction }: IndicatorDefinition): Side {
  if (verdict === 'unknown') return 'unknown';
  if (verdict === 'within-chance') return 'level';
  return verdict === direction ? 'better' : 'worse';
}

function left({ target }: Goal, definition: IndicatorDefinition, { estimate }: Figure): number | null {
  if (estimate.value === null) return null;
  if (!isBetter(target, estimate.value, definition)) return 0;
  const distance = Math.abs(target - estimate.value) * estimate.denominator;
  if (definition.scale === 'percent' && !('personTime' in definition.denominator)) {
    return Math.ceil(distance / 100);
  }
  return definition.scale === 'per1000Years' ? Math.ceil(distance / 12_000) : null;
}
