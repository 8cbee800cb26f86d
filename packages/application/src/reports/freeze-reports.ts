import { type AuditEntry, appendAudit } from '@smalspor/database/audit';
import { insertReports, type NewReport } from '@smalspor/database/reports';
import type { Db } from '@smalspor/database/schema';
import type { Doer } from '../audit/audit-actor.ts';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { queueReportLetters } from '../mail/report-letters.ts';

/** A report that is about to be frozen, and whose it is. */
export interface ReadyReport {
  readonly report: NewReport;
  readonly hpr: string;
}

/** Freezes reports in a transaction: the reports, the letters that tell of them, and a line for each in the audit log. */
export async function freezeReports(
  house: House,
  trx: Db,
  doer: Doer,
  ready: readonly ReadyReport[],
  requestId: string | null,
): Promise<void> {
  const reports = ready.map(({ report }) => report);
  const lines: AuditEntry[] = reports.map((report) =>
    auditEntry(house, doer, {
      act: report.supersedes === null ? 'issue-report' : 'correct-report',
      objectKind: 'report',
      objectId: report.id,
      requestId,
    }),
  );
  await insertReports(trx, reports);
  await queueReportLetters(
    house,
    trx,
    ready.map(({ report, hpr }) => ({ id: report.id, hpr })),
  );
  await appendAudit(trx, lines);
}
