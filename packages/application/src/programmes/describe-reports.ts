import type { OutputOf } from '@smalspor/contract/operations';
import {
  type Participant,
  type ProgrammeDefinition,
  type Round,
  reportPeriodOf,
} from '@smalspor/domain/programmes';
import { formatMonthSpan, inEachLanguage } from '@smalspor/domain/texts';
import { formatMonth, type Period, periodStart } from '@smalspor/domain/time';

/** The reader's own reports and the unit's, each with the months that it covers; not yet issued ones too. */
export function describeReports(
  programme: ProgrammeDefinition,
  round: Round,
  self: Participant | null,
): OutputOf<'readRound'>['reports'] {
  return programme.reports.flatMap((report) => {
    const isOfGroup = report.recipient === 'unit';
    const startedOn = isOfGroup ? round.enrolledOn : (self?.joinedOn ?? null);
    if (startedOn === null) return [];
    const issued = (isOfGroup ? round.reports : self?.reports)?.get(report.id);
    return [
      {
        id: report.id,
        name: report.name,
        isOfGroup,
        period: spanOf(reportPeriodOf(report, startedOn)),
        reportId: issued?.reportId ?? null,
      },
    ];
  });
}

function spanOf(period: Period) {
  const [from, to] = [formatMonth(periodStart(period)), formatMonth(period.end)];
  return inEachLanguage((language) => formatMonthSpan(from, to, language));
}
