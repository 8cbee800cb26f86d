import {
  listInstitutionReports,
  readInstitutionReport,
  readInstitutionReportPdf,
} from './read-institution-reports.ts';

/** What the contract’s operations about institution report do. */
export const operations = {
  listInstitutionReports,
  readInstitutionReport,
  readInstitutionReportPdf,
};
