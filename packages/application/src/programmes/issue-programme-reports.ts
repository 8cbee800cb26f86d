import { findPractitioner } from '@smalspor/database/prescribers';
import { findRound, readRound } from '@smalspor/database/programmes';
import { systemScope } from '@smalspor/domain/access';
import {
  dueReports,
  type IssuedReport,
  isRunning,
  type MoveBody,
  type Participant,
  type ProgrammeDefinition,
  type ProgrammeReport,
  programmeAt,
  type Round,
  reportPeriodOf,
  takingPart,
} from '@smalspor/domain/programmes';
import type { Period } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { osloDay } from '../house/oslo-day.ts';
import { freezeReports, type ReadyReport } from '../reports/freeze-reports.ts';
import { issuedBefore } from '../reports/issued-before.ts';
import { hasAnything, nextReport, openIssuing, toStored } from '../reports/make-report.ts';
import { coversPeriod } from './covers-period.ts';
import { issueGroupReports } from './issue-group-reports.ts';
import { hprOf } from './participant-of.ts';
import { recordMoves } from './record-moves.ts';

const JOB = 'job:issue-programme-reports';

/**
 * Issues what is due in a round, as far as the served release covers the months, and corrects what a newer release tells
 * otherwise. Each report is frozen together with the move that records it, so a kill in between leaves neither.
 */
export async function issueProgrammeReports(
  house: House,
  roundId: string,
  signal: AbortSignal,
): Promise<void> {
  const reader = await house.shelf.current();
  const entry = await findRound(house.db, roundId);
  const programme = entry && programmeAt(house.content.programmes, entry.programme);
  if (reader === null || !programme) return;
  await issueGroupReports(house, reader, roundId, programme);
  const round = await readRound(house.db, roundId, programme);
  for (const wanted of wantedReports(programme, round, osloDay(house.now()))) {
    signal.throwIfAborted();
    if (!coversPeriod(reader, wanted.period)) continue;
    await issueOne(house, reader, roundId, programme, wanted);
  }
}

/** A report of a participant that is due, or that was issued and may have to be corrected. */
interface WantedReport {
  readonly participant: string;
  readonly hpr: string;
  readonly report: ProgrammeReport;
  readonly period: Period;
  readonly issued: IssuedReport | null;
}

function wantedReports(
  programme: ProgrammeDefinition,
  round: Round,
  today: ReturnType<typeof osloDay>,
): readonly WantedReport[] {
  const due = dueReports(programme, round, today).flatMap(({ participant, report, period }) =>
    participant === null ? [] : [{ participant, report, period, issued: null }],
  );
  const again = isRunning(round) ? takingPart(round).flatMap((person) => issuedTo(programme, person)) : [];
  return [...due, ...again].flatMap(({ participant, ...rest }) => {
    const hpr = hprOf(participant.id);
    return hpr === null ? [] : [{ participant: participant.id, hpr, ...rest }];
  });
}

function issuedTo(programme: ProgrammeDefinition, participant: Participant) {
  return programme.reports.flatMap((report) => {
    const issued = participant.reports.get(report.id);
    if (!issued) return [];
    return [{ participant, report, period: reportPeriodOf(report, participant.joinedOn), issued }];
  });
}

async function issueOne(
  house: House,
  reader: ReleaseReader,
  roundId: string,
  programme: ProgrammeDefinition,
  { participant, hpr, report, period, issued }: WantedReport,
): Promise<void> {
  const scope = { kind: 'own', hpr } as const;
  const doctor = await findPractitioner(house.db, scope, hpr, osloDay(house.now()));
  if (doctor === null) return;
  const issuing = await openIssuing(house, reader, report.kind, period);
  const own = await reader.ownCells(systemScope('issue-reports'), doctor.prescriber);
  if (!hasAnything(issuing, own)) return;
  const before = await (await issuedBefore(house, report.kind, period, scope))(hpr);
  const recipient = { prescriber: doctor.prescriber, hpr, name: doctor.name };
  const model = await nextReport(issuing, recipient, own, before);
  const reportId = model?.id ?? before.same?.model.id ?? null;
  if (reportId === null || reportId === issued?.reportId) return;
  const move: MoveBody = {
    type: 'report-issued',
    report: report.id,
    participant,
    reportId,
    supersedes: issued?.reportId ?? null,
  };
  const ready: readonly ReadyReport[] =
    model === null ? [] : [{ report: toStored(issuing, recipient, model), hpr }];
  await house.db.transaction().execute(async (trx) => {
    const entry = await findRound(trx, roundId, true);
    if (entry === null) return;
    const round = await readRound(trx, roundId, programme);
    await recordMoves(house, trx, { entry, programme, round }, JOB, [move]);
    if (ready.length > 0) await freezeReports(house, trx, JOB, ready, null);
  });
}
