import { findPractitioner } from '@smalspor/database/prescribers';
import { listDeclaredLengths } from '@smalspor/database/programmes';
import { listReports } from '@smalspor/database/reports';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import type { ReportKind } from '@smalspor/domain/reports';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { freezeReports } from '../reports/freeze-reports.ts';
import { issuedBefore } from '../reports/issued-before.ts';
import { nextReport, openIssuing, toStored } from '../reports/make-report.ts';
import { reportPeriod } from '../reports/report-period.ts';

const DOER = 'job:follow-release';
const SCOPE = systemScope('issue-reports');
const KINDS = ['individual', 'follow-up'] as const satisfies readonly ReportKind[];

/** Corrects the reports of one kind that doctors have who have declared a list here, where the served release tells otherwise. */
async function correctKind(
  house: House,
  reader: ReleaseReader,
  kind: ReportKind,
  signal: AbortSignal,
): Promise<number> {
  const declaring = new Set((await listDeclaredLengths(house.db)).map(({ hpr }) => hpr));
  const period = reportPeriod(kind, reader.manifest);
  const due = (await listReports(house.db, SCOPE)).filter(
    (entry) =>
      entry.kind === kind &&
      entry.to === period.end &&
      entry.supersededBy === null &&
      entry.releaseId !== reader.manifest.id &&
      declaring.has(entry.hpr),
  );
  if (due.length === 0) return 0;
  const issuing = await openIssuing(house, reader, kind, period);
  const findBefore = await issuedBefore(house, kind, period);
  let corrected = 0;
  for (const { hpr } of due) {
    signal.throwIfAborted();
    const doctor = await findPractitioner(house.db, SCOPE, hpr, norwegianDateOf(house.now()));
    if (doctor === null) continue;
    const recipient = { prescriber: doctor.prescriber, hpr, name: doctor.name };
    const own = await reader.ownCells(SCOPE, doctor.prescriber);
    const model = await nextReport(issuing, recipient, own, await findBefore(hpr));
    if (model === null) continue;
    const ready = [{ report: toStored(issuing, recipient, model), hpr }];
    await house.db.transaction().execute((trx) => freezeReports(house, trx, DOER, ready, null));
    corrected += 1;
  }
  return corrected;
}

/**
 * What follows every release: doctors who have declared a list and have a report get it corrected, and then programmes look after
 * theirs. Stopped anywhere it is done again, and corrects only what is not corrected yet.
 *
 * @param askForProgrammeReports puts the programmes' reports in the queue
 * @returns how many reports were corrected
 */
export async function followRelease(
  house: House,
  signal: AbortSignal,
  askForProgrammeReports: (trx: Db) => Promise<void>,
): Promise<number> {
  const reader = await house.shelf.current();
  if (reader === null) return 0;
  let corrected = 0;
  for (const kind of KINDS) corrected += await correctKind(house, reader, kind, signal);
  await house.db.transaction().execute(askForProgrammeReports);
  return corrected;
}
