import type { PlainDate } from '../time/index.ts';
import type { MoveOf } from './move.ts';
import { type Handler, refuseStatus } from './move-handler.ts';
import { accept, refuse, type Step } from './move-refusal.ts';
import { withParticipant } from './participant-moves.ts';
import type { ProgrammeReport } from './programme.ts';
import { isPeriodOver, reportPeriodOf } from './report-period.ts';
import { type IssuedReport, isRunning, type Round } from './round.ts';

/**
 * A report is issued once to each recipient, and again only as the correction of what it supersedes. Corrections reach
 * everyone who got the report, also after the end; a first report goes to those who take part.
 */
export const reportIssued: Handler<'report-issued'> = (programme, round, move, day) => {
  const report = programme.reports.find(({ id }) => id === move.report);
  if (!report) return refuse('report-unknown', { report: move.report });
  if ((move.participant === null) !== (report.recipient === 'unit')) {
    return refuse('recipient-differs', { report: report.id, recipient: report.recipient });
  }
  return move.participant === null
    ? toUnit(round, report, move, day)
    : toParticipant(round, report, move, move.participant, day);
};

type Issuing = MoveOf<'report-issued'>;

function toUnit(round: Round, report: ProgrammeReport, move: Issuing, day: PlainDate): Step<Round> {
  if (round.enrolledOn === null) return refuseStatus('report-issued', round.status);
  const reports = issue(round, round.reports, report, move, { startedOn: round.enrolledOn, day });
  return reports.ok ? accept({ ...round, reports: reports.state }) : reports;
}

function toParticipant(
  round: Round,
  report: ProgrammeReport,
  move: Issuing,
  id: string,
  day: PlainDate,
): Step<Round> {
  const person = round.participants.get(id);
  const isFirst = !person?.reports.has(report.id);
  if (!person || (isFirst && person.leftOn !== null)) return refuse('not-taking-part', { participant: id });
  const reports = issue(round, person.reports, report, move, { startedOn: person.joinedOn, day });
  return reports.ok ? accept(withParticipant(round, { ...person, reports: reports.state })) : reports;
}

function issue(
  round: Round,
  issued: ReadonlyMap<string, IssuedReport>,
  report: ProgrammeReport,
  { reportId, supersedes, at }: Issuing,
  { startedOn, day }: { readonly startedOn: PlainDate; readonly day: PlainDate },
): Step<ReadonlyMap<string, IssuedReport>> {
  const before = issued.get(report.id)?.reportId ?? null;
  if (before === null && !isRunning(round) && round.status !== 'finished') {
    return refuseStatus('report-issued', round.status);
  }
  if (before !== null && supersedes === null) return refuse('already-done', { report: report.id });
  if (supersedes !== before) return refuse('correction-of-another', { report: report.id });
  if (!isPeriodOver(reportPeriodOf(report, startedOn), day)) {
    return refuse('period-not-over', { report: report.id });
  }
  return accept(new Map([...issued, [report.id, { reportId, at }] as const]));
}
