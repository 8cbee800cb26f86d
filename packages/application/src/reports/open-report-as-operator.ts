import { appendAudit } from '@smalspor/database/audit';
import { findLatestReport } from '@smalspor/database/reports';
import { type Actor, canProduceReport } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { archivedPdf } from './archived-pdf.ts';
import { parseModel } from './read-reports.ts';

export interface OperatorReport {
  readonly model: ReportModel;
  readonly pdf: Uint8Array | null;
}

/**
 * A doctor's newest report for the command line. Only in homes with invented data: a real report is its recipient's alone. The
 * doctor sees in «who has seen my report» that it was opened.
 */
export async function openReportAsOperator(
  house: House,
  actor: Actor,
  request: { readonly hpr: string; readonly language: Language; readonly withPdf: boolean },
): Promise<OperatorReport> {
  const refused = { act: 'read-report', objectKind: 'report', objectId: null, requestId: null };
  return auditRefusal(house, actor, refused, async () => {
    if (!canProduceReport(actor)) throw new Refusal('not-allowed', 'Only the operator may print a report.');
    if (!(await house.synthetic())) {
      throw new Refusal(
        'not-allowed',
        'This home holds real data: a report is opened by its recipient, on the page.',
      );
    }
    const scope = { kind: 'own', hpr: request.hpr } as const;
    const report = await findLatestReport(house.db, scope);
    if (report === null)
      throw new Refusal('not-found', 'There is no report for this HPR number: run issue-reports.');
    const model = parseModel(report);
    await appendAudit(
      house.db,
      auditEntry(house, actor, { ...refused, act: 'read-report', objectId: report.id }),
    );
    return { model, pdf: request.withPdf ? await archivedPdf(house, scope, model, request.language) : null };
  });
}
