import { addMonthsToDate, type Period, type PlainDate } from '../time/index.ts';
import type { Phase, ProgrammeDefinition, ProgrammeReport } from './programme.ts';
import { isPeriodOver, reportPeriodOf } from './report-period.ts';
import { isRunning, type Participant, type Round, takingPart } from './round.ts';
import { nextPhase } from './round-moves.ts';
import { type UnmetCondition, unmetConditions } from './unmet-conditions.ts';

/** What a running round goes to next, and what it still waits for. */
export interface NextStep {
  /** `null` in the last phase: the next step is to finish. */
  readonly phase: Phase | null;
  /** Empty when the step can be taken. */
  readonly unmet: readonly UnmetCondition[];
}

/** The next step on a day; `null` for a round that is not running, or that waits for its first phase to be planned. */
export function nextStep(programme: ProgrammeDefinition, round: Round, day: PlainDate): NextStep | null {
  if (!isRunning(round)) return null;
  const phase = nextPhase(programme, round);
  return { phase, unmet: unmetConditions(phase?.enter ?? programme.finish, round, day) };
}

export interface DueReport {
  /** `null` for a report of the unit. */
  readonly participant: Participant | null;
  readonly report: ProgrammeReport;
  readonly period: Period;
}

/** Reports that nobody has got yet and whose months have passed; each is issued as soon as a release covers the period. */
export function dueReports(
  programme: ProgrammeDefinition,
  round: Round,
  day: PlainDate,
): readonly DueReport[] {
  if (!isRunning(round) && round.status !== 'finished') return [];
  const due = (participant: Participant | null, startedOn: PlainDate | null): readonly DueReport[] =>
    startedOn === null
      ? []
      : programme.reports
          .filter(({ recipient }) => (recipient === 'unit') === (participant === null))
          .filter(({ id }) => !(participant ?? round).reports.has(id))
          .map((report) => ({ participant, report, period: reportPeriodOf(report, startedOn) }))
          .filter(({ period }) => isPeriodOver(period, day));
  return [
    ...due(null, round.enrolledOn),
    ...takingPart(round).flatMap((participant) => due(participant, participant.joinedOn)),
  ];
}

/** Whether another programme may follow a round. One that somebody has withdrawn from is followed by none: who wants no more gets no more. */
export function mayBeFollowed(status: Round['status']): boolean {
  return status === 'finished' || status === 'lapsed';
}

/**
 * When the programme that follows is due; `null` when nothing follows. A unit that has finished has its time in between; one that
 * stood still until its round lapsed has had it.
 */
export function followUpDue(
  { followedBy }: Pick<ProgrammeDefinition, 'followedBy'>,
  { status, closedOn, enrolledOn }: Round,
): { readonly programme: string; readonly from: PlainDate } | null {
  if (!followedBy || closedOn === null || enrolledOn === null || !mayBeFollowed(status)) return null;
  const { programme, everyMonths } = followedBy;
  return { programme, from: status === 'lapsed' ? closedOn : addMonthsToDate(closedOn, everyMonths) };
}
