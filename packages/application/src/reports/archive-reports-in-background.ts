import { findReport, listReportsWithoutDocument } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { isRefusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { archivedPdf } from './archived-pdf.ts';
import { parseModel } from './read-reports.ts';

const PAGE = 50;

async function archiveOne(house: House, id: string): Promise<void> {
  const report = await findReport(house.db, systemScope('render-reports'), id);
  if (report !== null) await archivedPdf(house, systemScope('render-reports'), parseModel(report), 'nb');
}

/** Prints what has not been printed yet, one at a time, so that requests for other reports are not held up. */
export async function archiveReportsInBackground(house: House, signal: AbortSignal): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const ids = (
      await listReportsWithoutDocument(house.db, systemScope('render-reports'), 'nb', PAGE + failed.size)
    ).filter((id) => !failed.has(id));
    if (ids.length === 0) return;
    for (const id of ids) {
      if (signal.aborted) return;
      await archiveOne(house, id).catch((error: unknown) => {
        failed.add(id);
        house.log.error({
          event: 'report-not-printed',
          reportId: id,
          code: isRefusal(error) ? error.code : 'internal',
        });
      });
    }
  }
}
