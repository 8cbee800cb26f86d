import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  findLatestReport,
  findReport,
  listReports as listStored,
  type StoredReport,
} from '@smalspor/database/reports';
import { type Actor, canReadReport, ownScope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { type ReportModel, readReportModel } from '@smalspor/domain/reports';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';

/** Reports are named so; anything else names nothing, and may be anything. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Finds one of the actor's own reports; what is another's cannot be told from what does not exist. */
export async function requireOwnReport(house: House, actor: Actor, reportId: string): Promise<StoredReport> {
  const scope = ownScope(actor);
  const report =
    reportId === 'latest'
      ? await findLatestReport(house.db, scope)
      : await findReport(house.db, scope, reportId);
  if (report === null || !canReadReport(actor, { recipientHpr: report.hpr })) {
    throw new Refusal('not-found', 'There is no such report among your reports.');
  }
  return report;
}

export function parseModel(report: StoredReport): ReportModel {
  return readReportModel(JSON.parse(report.model));
}

/** A doctor's reports, newest first; corrected ones stay in the list. */
export const listReports: UnboundUseCase<House, 'listReports'> = async (house, actor) => {
  const scope = ownScope(actor);
  const entries = await listStored(house.db, scope);
  const reports = await Promise.all(entries.map(({ id }) => findReport(house.db, scope, id)));
  return {
    reports: reports
      .filter((report) => report !== null)
      .map((report) => {
        const model = parseModel(report);
        return {
          id: report.id,
          kind: report.kind,
          title: model.title,
          period: model.period.label,
          issuedAt: report.issuedAt,
          supersedes: report.supersedes,
          supersededBy: report.supersededBy,
        };
      }),
  };
};

/** One report as it was frozen. That it was read is written down before it is shown. */
export const readReport: UnboundUseCase<House, 'readReport'> = (house, actor, input, call) =>
  auditReading(house, actor, 'read-report', input.reportId, call, async () => {
    const report = await requireOwnReport(house, actor, input.reportId);
    await appendAudit(
      house.db,
      auditEntry(house, actor, {
        act: 'read-report',
        objectKind: 'report',
        objectId: report.id,
        requestId: call.requestId,
      }),
    );
    return { report: parseModel(report), supersededBy: report.supersededBy };
  });

/**
 * Runs a reading and writes its refusal to the audit log: whoever asks for what is another's, or for what is not there,
 * leaves a line. Asking for the newest report before there is one is no such attempt.
 */
export async function auditReading<T>(
  house: House,
  actor: Actor,
  act: 'read-report' | 'download-report',
  reportId: string,
  call: CallContext,
  read: () => Promise<T>,
): Promise<T> {
  if (reportId === 'latest') return read();
  const objectId = UUID.test(reportId) ? reportId : null;
  return auditRefusal(house, actor, { act, objectKind: 'report', objectId, requestId: call.requestId }, read);
}
