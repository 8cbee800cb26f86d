import { formatMonth, monthOfDate } from '../time/index.ts';
import type { Goal } from './goal.ts';

/** What a run chart draws for a goal; months as `YYYY-MM`. */
export interface GoalMarks {
  /** The goal line, from the month it was set to the month it should be reached. */
  readonly line: { readonly from: string; readonly to: string; readonly value: number };
  /** When each measure began, oldest first. */
  readonly starts: readonly { readonly month: string; readonly measure: string }[];
}

export function goalMarks({ target, setOn, by, measures }: Goal): GoalMarks {
  const month = (date: Goal['by']) => formatMonth(monthOfDate(date));
  return {
    line: { from: month(setOn), to: month(by), value: target },
    starts: measures
      .map(({ from, measure }) => ({ month: month(from), measure }))
      .sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : a.measure < b.measure ? -1 : 1)),
  };
}
