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
 * The months that a report covers, from the day that the participant joined or the unit enrolled. Others' figures are told
 * at the ends of quarters, so both periods end with one: twelve months with the last that lies within the rule, six months
 * with the first that leaves the rule's months after joining. Joining in November 2016 gives a start report to September
 * 2016 and a follow-up of January to June 2017: the month of joining is in neither.
 */
export function reportPeriodOf(report: ProgrammeReport, startedOn: PlainDate): Period {
  const end = addMonths(monthOfDate(startedOn), report.endsAfterStart);
  return periodOf(report.period, toQuarterEnd(end, report.period === 'rolling12' ? -1 : 1));
}

/** Whether the period has passed, so that a release can cover it. */
export function isPeriodOver(period: Period, day: PlainDate): boolean {
  return monthOfDate(day) > period.end;
}

function toQuarterEnd(month: Month, step: 1 | -1): Month {
  let end = month;
  while (!isQuarterEnd(end)) end = addMonths(end, step);
  return end;
}
