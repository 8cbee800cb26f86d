import type { GoalPoint, GoalSeries, GoalTarget, NationalGoal } from './goal.ts';

export const GOAL_OUTCOMES = ['reached', 'not-reached', 'not-yet-due', 'not-known'] as const;
export type GoalOutcome = (typeof GOAL_OUTCOMES)[number];

/** How one year stands to the target. */
export interface JudgedYear {
  readonly year: number;
  readonly value: number | null;
  /** Per cent since the first year of the goal; `null` where the series itself has no such year. */
  readonly changePercent: number | null;
  readonly meets: boolean;
}

export interface GoalAssessment {
  readonly outcome: GoalOutcome;
  /** The year that the outcome was read from: that of the deadline, else the next one known. */
  readonly judged: JudgedYear | null;
  /** The newest year known, which may tell otherwise than the judged one. */
  readonly latest: JudgedYear | null;
}

/**
 * Whether a goal was reached when it was due. Only the series that judges the goal is looked at, and its changes are
 * its own: what a source states for a year, else the value beside that of the goal's first year in the same series.
 * Without a figure for the year of the deadline the next year known is used, and `judged` says which.
 */
export function assessGoal({ target, judgedBy, series }: NationalGoal): GoalAssessment {
  const judging = series.find(({ id }) => id === judgedBy);
  if (target.kind === 'described' || judging === undefined)
    return { outcome: 'not-known', judged: null, latest: null };
  const years = judging.points.flatMap((point) => judgeYear(point, judging, target) ?? []);
  const latest = years.at(-1) ?? null;
  const judged = years.find(({ year }) => year >= target.by) ?? null;
  if (judged !== null) return { outcome: judged.meets ? 'reached' : 'not-reached', judged, latest };
  return { outcome: latest === null ? 'not-known' : 'not-yet-due', judged: null, latest };
}

/** Change since a year within one series, per cent; `null` where it cannot be told without another series. */
export function changeSince(point: GoalPoint, { points }: GoalSeries, since: number): number | null {
  if (point.changePercent !== null) return point.changePercent;
  const first = points.find(({ year }) => year === since)?.value ?? null;
  if (first === null || first <= 0 || point.value === null) return null;
  return (point.value / first - 1) * 100;
}

function judgeYear(
  point: GoalPoint,
  series: GoalSeries,
  target: Exclude<GoalTarget, { kind: 'described' }>,
): JudgedYear | null {
  const { year, value } = point;
  if (year <= target.since) return null;
  const changePercent = changeSince(point, series, target.since);
  if (target.kind === 'at-most')
    return value === null ? null : { year, value, changePercent, meets: value <= target.value };
  if (changePercent === null) return null;
  const meets = target.percent < 0 ? changePercent <= target.percent : changePercent >= target.percent;
  return { year, value, changePercent, meets };
}
