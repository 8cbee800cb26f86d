import { findReport, listReportsWithoutDocument } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { isRefusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { archivedPdf } from './archived-pdf.ts';
import { parseModel } from './read-reports.ts';

const PAGE = 200;
const SCOPE = systemScope('render-reports');

async function archiveOne(house: House, id: string): Promise<void> {
  const report = await findReport(house.db, SCOPE, id);
  if (report !== null) await archivedPdf(house, SCOPE, parseModel(report), 'nb');
}

/**
 * Prints the reports that have not been printed yet, as many at a time as there are threads. One that cannot be printed is
 * logged and left: it must not hold up the others.
 */
export async function archiveReports(
  house: House,
  { onProgress, signal }: Pick<WorkTools, 'onProgress' | 'signal'>,
): Promise<void> {
  const failed = new Set<string>();
  let printed = 0;
  for (;;) {
    const missing = await listReportsWithoutDocument(house.db, SCOPE, 'nb', PAGE + failed.size);
    const queue = missing.filter((id) => !failed.has(id));
    if (queue.length === 0) return;
    const worker = async (): Promise<void> => {
      for (let id = queue.shift(); id !== undefined && !signal.aborted; id = queue.shift()) {
        try {
          await archiveOne(house, id);
          printed += 1;
          onProgress({ step: 'print', phase: 'Printing reports', done: printed });
        } catch (error) {
          failed.add(id);
          house.log.error({
            event: 'report-not-printed',
            reportId: id,
            code: isRefusal(error) ? error.code : 'internal',
          });
        }
      }
    };
    await Promise.all(Array.from({ length: house.configuration.reports.pdfWorkers }, worker));
    if (signal.aborted) return;
  }
}
