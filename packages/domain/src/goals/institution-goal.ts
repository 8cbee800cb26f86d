import type { InstitutionIndicator } from '../institutions/index.ts';
import type { PlainDate } from '../time/index.ts';
import { type Goal, type GoalFault, goalFaults } from './goal.ts';

/** Where an institution's goal starts. */
export interface InstitutionBaseline {
  /** The release that told it; `null` where the institution has put it in from its report. */
  readonly release: string | null;
  /** First and last month, `YYYY-MM`. */
  readonly period: { readonly from: string; readonly to: string };
  /** On the indicator's scale: doses per 100 bed days, or per cent. */
  readonly value: number;
}

/** What an institution wants to reach in a calendar year, set by its own people. */
export interface InstitutionGoal extends Omit<Goal, 'baseline'> {
  readonly year: number;
  readonly baseline: InstitutionBaseline;
}

export const INSTITUTION_GOAL_FAULTS = [
  'baseline-out-of-range',
  'period-not-before',
  'date-other-year',
] as const;
export type InstitutionGoalFault = GoalFault | (typeof INSTITUTION_GOAL_FAULTS)[number];

/** How an indicator of institutions is written: a share, or doses per 100 bed days. */
export function institutionScale({
  denominator,
}: Pick<InstitutionIndicator, 'denominator'>): 'percent' | 'rate' {
  return 'bedTime' in denominator ? 'rate' : 'percent';
}

/**
 * What is wrong with a goal that an institution sets or changes; empty when it can be kept.
 *
 * @param today for a goal whose date is chosen anew: it must lie ahead of today
 */
export function institutionGoalFaults(
  goal: InstitutionGoal,
  definition: Pick<InstitutionIndicator, 'direction' | 'denominator'>,
  today: PlainDate = goal.setOn,
): readonly InstitutionGoalFault[] {
  const { value, period } = goal.baseline;
  const isShare = institutionScale(definition) === 'percent';
  const faults: InstitutionGoalFault[] = [];
  if (!Number.isFinite(value) || value < 0 || (isShare && value > 100)) faults.push('baseline-out-of-range');
  if (period.from > period.to || period.to > goal.setOn.slice(0, 7)) faults.push('period-not-before');
  if (goal.by.slice(0, 4) !== String(goal.year)) faults.push('date-other-year');
  const asOfADoctor = { ...goal, baseline: { ...goal.baseline, release: '', ...UNKNOWN } };
  const scale = isShare ? 'percent' : 'ratio';
  return [...faults, ...goalFaults(asOfADoctor, { direction: definition.direction, scale }, today)];
}

/** What a baseline that somebody has put in does not tell, and the faults of a goal do not ask. */
const UNKNOWN = { low: null, high: null, numerator: 0, denominator: 0 } as const;
