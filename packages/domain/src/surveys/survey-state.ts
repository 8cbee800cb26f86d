import { addMonthsToDate, type PlainDate } from '../time/index.ts';

/** `planned` before its first day; `open` until the administrator closes it, also after the last day of the window. */
export const SURVEY_STATES = ['planned', 'open', 'closed'] as const;
export type SurveyState = (typeof SURVEY_STATES)[number];

/** Months that the window of a survey can last. */
export const LONGEST_WINDOW_MONTHS = 2;

export function surveyState(
  { from, closedAt }: { readonly from: PlainDate; readonly closedAt: string | null },
  today: PlainDate,
): SurveyState {
  if (closedAt !== null) return 'closed';
  return today < from ? 'planned' : 'open';
}

/** Whether two days make a window: the first not after the last, and not too far from it. */
export function isWindow(from: PlainDate, to: PlainDate): boolean {
  return from <= to && to <= addMonthsToDate(from, LONGEST_WINDOW_MONTHS);
}
