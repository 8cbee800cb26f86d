import {
  dueReports,
  isRunning,
  type ProgrammeDefinition,
  type ProgrammeReport,
  type Round,
  reportPeriodOf,
} from '@smalspor/domain/programmes';
import { type Period, type PlainDate, periodStart } from '@smalspor/domain/time';
import type { MonthsOf } from './figures-reader.ts';

/** A report of the unit that is due, or that was issued and may have to be corrected. */
export interface WantedInstitutionReport {
  readonly report: ProgrammeReport;
  readonly period: Period;
  /** What was issued before; `null` for a report that is due. */
  readonly issued: string | null;
}

/** The reports of a round's institution that are due on a day or were issued, as far as sales are delivered for their months. */
export function wantedInstitutionReports(
  programme: ProgrammeDefinition,
  round: Round,
  today: PlainDate,
  span: MonthsOf,
): readonly WantedInstitutionReport[] {
  const due = dueReports(programme, round, today).flatMap(({ participant, report, period }) =>
    participant === null ? [{ report, period, issued: null }] : [],
  );
  const { enrolledOn } = round;
  // A correction reaches those who got the report, also after the end.
  const isTold = enrolledOn !== null && (isRunning(round) || round.status === 'finished');
  const issued = programme.reports.flatMap((report) => {
    const before = report.recipient === 'unit' && isTold ? round.reports.get(report.id) : undefined;
    if (!before || enrolledOn === null) return [];
    return [{ report, period: reportPeriodOf(report, enrolledOn), issued: before.reportId }];
  });
  return [...due, ...issued].filter(
    ({ period }) => span.from <= periodStart(period) && period.end <= span.to,
  );
}
