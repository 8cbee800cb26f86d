import type { InputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { listLanguagesOf } from '@smalspor/database/people';
import { findReport, type StoredReport } from '@smalspor/database/reports';
import type { Db } from '@smalspor/database/schema';
import { type Actor, canPrintReports, systemScope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { findMyRound } from '../programmes/find-my-round.ts';
import { hprOf } from '../programmes/participant-of.ts';
import { archivedPdf } from '../reports/archived-pdf.ts';
import { parseModel } from '../reports/read-reports.ts';
import { coverOf } from './cover-of.ts';

const SCOPE = systemScope('print-reports');

/**
 * Reports on paper for their owners, as the controller's processor: one file for the printer, in which each report lies under
 * a sheet with its owner's name, in the language that the owner has chosen. Each is on record before the file is made, and
 * its owner sees that it was printed.
 */
export const printReports: UnboundUseCase<House, 'printReports'> = (house, actor, input, call) => {
  const { requestId } = call;
  const refused = { act: 'print-report', objectKind: 'round', objectId: input.roundId, requestId };
  return auditRefusal(house, actor, refused, async () => {
    // The same request again makes the same file; it is not another printing.
    const request = writeRequest(house, actor, 'printReports', input, call);
    const { value: ids } = await once(house.db, request, async (trx) => {
      const chosen = await findChosen(house, trx, actor, input);
      const reason = input.reason.trim();
      const act = { act: 'print-report', objectKind: 'report', reason, requestId };
      await appendAudit(
        trx,
        chosen.map(({ id }) => auditEntry(house, actor, { ...act, objectId: id })),
      );
      return chosen.map(({ id }) => id);
    });
    const reports = await Promise.all(ids.map((id) => requireReport(house.db, id)));
    return { bytes: await printAll(house, actor, reports), fileName: 'rapporter-til-utskrift.pdf' };
  });
};

/** The reports that were asked for, in that order. @throws Refusal `not-found`, `invalid-request` */
async function findChosen(
  house: House,
  trx: Db,
  actor: Actor,
  { roundId, report, participants }: InputOf<'printReports'>,
): Promise<readonly StoredReport[]> {
  const { round } = await findMyRound(house, trx, actor, roundId);
  if (!canPrintReports(actor)) throw new Refusal('not-found', 'There is no such round for you.');
  const ids = participants.map((each) => round.participants.get(each)?.reports.get(report)?.reportId);
  if (ids.includes(undefined)) {
    throw new Refusal('invalid-request', 'Somebody who was chosen has no such report. Reload the page.');
  }
  const found = await Promise.all(ids.map((id) => requireReport(trx, id ?? '')));
  if (found.some(({ hpr }, index) => hpr !== hprOf(participants[index] ?? ''))) {
    throw new Error(`A report of the round ${roundId} is not its participant's`);
  }
  return found;
}

async function requireReport(db: Db, id: string): Promise<StoredReport> {
  const report = await findReport(db, SCOPE, id);
  if (report === null) throw new Error(`The report ${id} of a round is not among the reports`);
  return report;
}

async function printAll(
  house: House,
  actor: Actor,
  reports: readonly StoredReport[],
): Promise<Uint8Array<ArrayBuffer>> {
  const languages = await listLanguagesOf(
    house.db,
    SCOPE,
    reports.map(({ hpr }) => hpr),
  );
  const files: Uint8Array[] = [];
  // One after the other: the printer's threads are for those who wait for their own.
  for (const report of reports) {
    const language: Language = languages.get(report.hpr) ?? 'nb';
    const model = parseModel(report);
    files.push(await house.printer.printCover(coverOf(house, actor, model, language)));
    files.push(await archivedPdf(house, SCOPE, model, language));
  }
  const { joinForPrint } = await import('@smalspor/reports/join');
  return joinForPrint(files);
}
