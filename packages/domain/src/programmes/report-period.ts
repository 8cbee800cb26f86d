import {
  addMonths,
  isQuarterEnd,
  type Month,
  monthOfDate,
  type Period,
  type PlainDate,
  periodOf,
} from '../time/index.ts';
import type { ProgrammeReport } from './programme.ts';

/**
 * The months that a report covers, from the day that the participant joined or the unit enrolled. Twelve months are figured at the ends of quarters, so they end with the
 * last quarter that lies within the rule; six months end exactly where it says. Joining in November 2016 gives a start
 * report to September 2016 and a follow-up of December 2016 to May 2017: the month of joining is in neither.
 */
export function reportPeriodOf(report: ProgrammeReport, startedOn: PlainDate): Period {
  const end = addMonths(monthOfDate(startedOn), report.endsAfterStart);
  return periodOf(report.period, report.period === 'rolling12' ? quarterEndUpTo(end) : end);
}

/** Whether the period has passed, so that a release can cover it. */
export function isPeriodOver(period: Period, day: PlainDate): boolean {
  return monthOfDate(day) > period.end;
}

function quarterEndUpTo(month: Month): Month {
  let end = month;
  while (!isQuarterEnd(end)) end = addMonths(end, -1);
  return end;
}
