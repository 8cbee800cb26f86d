import { listPractitioners } from '@smalspor/database/prescribers';
import { findRound, readRound } from '@smalspor/database/programmes';
import { listReports } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { type MoveBody, programmeAt, type Round } from '@smalspor/domain/programmes';
import { addMonths, norwegianDateOf, type PlainDate } from '@smalspor/domain/time';
import type { OwnCells, ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { issueInstitutionReports } from '../institution-report/issue-institution-reports.ts';
import { freezeReports, type ReadyReport } from '../reports/freeze-reports.ts';
import { issuedBefore } from '../reports/issued-before.ts';
import { hasAnything, type Issuing, nextReport, openIssuing, toStored } from '../reports/make-report.ts';
import type { Recipient } from '../reports/report-input.ts';
import { coversPeriod } from './covers-period.ts';
import { issueGroupReports } from './issue-group-reports.ts';
import { recordMoves } from './record-moves.ts';
import { registerOfUnit } from './unit-register.ts';
import { type WantedReport, wantedReports } from './wanted-reports.ts';

const JOB = 'job:issue-programme-reports';
const SCOPE = systemScope('issue-reports');

/** So many at once are read doctor by doctor; more are quicker with everyone's cells, some hundred doctors at a time. */
const FEW = 60;
/** Everyone's cells reach so many months back. */
const BULK_MONTHS = 24;

/**
 * Issues what is due in rounds, as far as the served release covers the months, and corrects what a newer release tells
 * otherwise. Each report is frozen together with the move that records it, so a kill in between leaves neither.
 */
export async function issueProgrammeReports(
  house: House,
  roundIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const reader = await house.shelf.current();
  if (reader === null) return;
  const wanted: WantedReport[] = [];
  for (const roundId of roundIds) {
    signal.throwIfAborted();
    wanted.push(...(await lookAtRound(house, reader, roundId)));
  }
  const recipients = await findRecipients(house, wanted);
  const maker = createMaker(house, reader);
  const isRecent = ({ period }: WantedReport): boolean =>
    period.end > addMonths(reader.manifest.to, -BULK_MONTHS);
  const isInBulk = (one: WantedReport): boolean => wanted.length > FEW && isRecent(one);
  const inBulk = wanted.filter(isInBulk);
  const alone = wanted.filter((one) => !isInBulk(one));
  for (const one of alone) {
    signal.throwIfAborted();
    const recipient = recipients.get(one.hpr);
    if (!recipient) continue;
    await maker.issue(one, recipient, await reader.ownCells(SCOPE, recipient.prescriber));
  }
  if (inBulk.length === 0) return;
  const byPrescriber = Map.groupBy(inBulk, ({ hpr }) => recipients.get(hpr)?.prescriber ?? -1);
  for await (const part of reader.everyonesCells(SCOPE)) {
    for (const prescriber of part.prescribers) {
      for (const one of byPrescriber.get(prescriber) ?? []) {
        signal.throwIfAborted();
        const recipient = recipients.get(one.hpr);
        if (recipient) await maker.issue(one, recipient, part.cellsOf(prescriber));
      }
    }
  }
}

/** Records the group's own reports and finds the others that are wanted in a round. */
async function lookAtRound(
  house: House,
  reader: ReleaseReader,
  roundId: string,
): Promise<readonly WantedReport[]> {
  const entry = await findRound(house.db, roundId);
  const programme = entry && programmeAt(house.content.programmes, entry.programme);
  if (!programme) return [];
  if (registerOfUnit(programme, entry.unit) === 'institutions') {
    if (reader.institutions !== null) {
      await issueInstitutionReports(
        house,
        { institutions: reader.institutions, manifest: reader.manifest },
        roundId,
        programme,
      );
    }
    return [];
  }
  await issueGroupReports(house, reader, roundId, programme);
  const round = await readRound(house.db, roundId, programme);
  return wantedReports(roundId, programme, round, norwegianDateOf(house.now())).filter(({ period }) =>
    coversPeriod(reader, period),
  );
}

async function findRecipients(
  house: House,
  wanted: readonly WantedReport[],
): Promise<ReadonlyMap<string, Recipient>> {
  const hprs = [...new Set(wanted.map(({ hpr }) => hpr))];
  const found = await listPractitioners(house.db, SCOPE, norwegianDateOf(house.now()), hprs);
  return new Map(found.map(({ hpr, prescriber, name }) => [hpr, { hpr, prescriber, name }]));
}

/** Makes reports from one release; what those of one kind and period share is worked out once. */
function createMaker(house: House, reader: ReleaseReader) {
  const issuings = new Map<string, Promise<Issuing>>();
  const issuingOf = ({ report, period }: WantedReport): Promise<Issuing> => {
    const key = `${report.kind} ${period.kind} ${period.end}`;
    const known = issuings.get(key) ?? openIssuing(house, reader, report.kind, period);
    issuings.set(key, known);
    return known;
  };

  return {
    issue: async (wanted: WantedReport, recipient: Recipient, own: OwnCells): Promise<void> => {
      const { hpr, report, period, issued } = wanted;
      const scope = { kind: 'own', hpr } as const;
      if (issued !== null && (await isOfThisRelease(house, reader, wanted))) return;
      const issuing = await issuingOf(wanted);
      if (!hasAnything(issuing, own)) return;
      const before = await (await issuedBefore(house, report.kind, period, scope))(hpr);
      const model = await nextReport(issuing, recipient, own, before);
      const reportId = model?.id ?? before.same?.model.id ?? null;
      if (reportId === null || reportId === issued?.reportId) return;
      const ready = model === null ? [] : [{ report: toStored(issuing, recipient, model), hpr }];
      await recordReport(house, wanted, reportId, ready);
    },
  };
}

/** Whether the report that was issued last is from this very release, so that it cannot have to be corrected. */
async function isOfThisRelease(
  house: House,
  reader: ReleaseReader,
  { hpr, issued }: WantedReport,
): Promise<boolean> {
  const entries = await listReports(house.db, { kind: 'own', hpr });
  return entries.find(({ id }) => id === issued?.reportId)?.releaseId === reader.manifest.id;
}

async function recordReport(
  house: House,
  wanted: WantedReport,
  reportId: string,
  ready: readonly ReadyReport[],
): Promise<void> {
  const { roundId, programme, participant, report, issued } = wanted;
  const move: MoveBody = {
    type: 'report-issued',
    report: report.id,
    participant,
    reportId,
    supersedes: issued?.reportId ?? null,
  };
  await house.db.transaction().execute(async (trx) => {
    const entry = await findRound(trx, roundId, true);
    if (entry === null) return;
    const round = await readRound(trx, roundId, programme);
    if (!isStillWanted(wanted, round, norwegianDateOf(house.now()))) return;
    await recordMoves(house, trx, { entry, programme, round }, JOB, [move]);
    if (ready.length > 0) await freezeReports(house, trx, JOB, ready, null);
  });
}

/**
 * Whether a round wants a report as it did when the report was begun. While it was being made, somebody may have left, the
 * round may have ended, or another process may have issued it: no error, and none of the others' business.
 */
function isStillWanted(
  { roundId, programme, participant, report, issued }: WantedReport,
  round: Round,
  today: PlainDate,
): boolean {
  return wantedReports(roundId, programme, round, today).some(
    (now) =>
      now.participant === participant &&
      now.report.id === report.id &&
      now.issued?.reportId === issued?.reportId,
  );
}
