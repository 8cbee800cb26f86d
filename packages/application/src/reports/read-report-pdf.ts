import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { ownScope } from '@smalspor/domain/access';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { archivedPdf } from './archived-pdf.ts';
import { auditReading, parseModel, requireOwnReport } from './read-reports.ts';

/** The archived file, or a fresh one that is archived at once. The file's name says nothing about anyone. */
export const readReportPdf: UnboundUseCase<House, 'readReportPdf'> = (house, actor, input, call) =>
  auditReading(house, actor, 'download-report', input.reportId, call, async () => {
    const report = await requireOwnReport(house, actor, input.reportId);
    const bytes = await archivedPdf(house, ownScope(actor), parseModel(report), input.language);
    await appendAudit(
      house.db,
      auditEntry(house, actor, {
        act: 'download-report',
        objectKind: 'report',
        objectId: report.id,
        requestId: call.requestId,
      }),
    );
    return { bytes, fileName: `antibiotikarapport-${input.language}.pdf` };
  });
