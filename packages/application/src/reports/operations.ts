import { listReportViews } from './list-report-views.ts';
import { readReportPdf } from './read-report-pdf.ts';
import { listReports, readReport } from './read-reports.ts';

/** What the contract’s operations about reports do. */
export const operations = {
  listReportViews,
  listReports,
  readReport,
  readReportPdf,
};
