import {
  dueReports,
  type IssuedReport,
  isRunning,
  type ProgrammeDefinition,
  type ProgrammeReport,
  type Round,
  reportPeriodOf,
} from '@smalspor/domain/programmes';
import type { Period, PlainDate } from '@smalspor/domain/time';
import { hprOf } from './participant-of.ts';

/** A participant's report that is due, or that was issued and may have to be corrected. */
export interface WantedReport {
  readonly roundId: string;
  readonly programme: ProgrammeDefinition;
  readonly participant: string;
  readonly hpr: string;
  readonly report: ProgrammeReport;
  readonly period: Period;
  /** What was issued before; `null` for a report that is due. */
  readonly issued: IssuedReport | null;
}

/** The reports of doctors in a round that are due on a day, and those that were issued, which may have to be corrected. */
export function wantedReports(
  roundId: string,
  programme: ProgrammeDefinition,
  round: Round,
  today: PlainDate,
): readonly WantedReport[] {
  const due = dueReports(programme, round, today).flatMap(({ participant, report, period }) =>
    participant === null ? [] : [{ participant: participant.id, report, period, issued: null }],
  );
  // A correction reaches everyone who got the report, also after the end.
  const people = isRunning(round) || round.status === 'finished' ? [...round.participants.values()] : [];
  const issued = people.flatMap((person) =>
    programme.reports.flatMap((report) => {
      const before = person.reports.get(report.id);
      if (!before) return [];
      const period = reportPeriodOf(report, person.joinedOn);
      return [{ participant: person.id, report, period, issued: before }];
    }),
  );
  return [...due, ...issued].flatMap((wanted) => {
    const hpr = hprOf(wanted.participant);
    return hpr === null ? [] : [{ roundId, programme, hpr, ...wanted }];
  });
}
