import { readVisit, saveVisitAnswers, sendVisitReport } from './fill-in-visits.ts';
import { planVisit } from './plan-visits.ts';
import { readVisitFigures } from './read-visit-figures.ts';
import { listInstitutionVisits, listVisits, readVisitReport, readVisitReportPdf } from './read-visits.ts';
import { forgetVisitKey, openVisitKey } from './visit-keys.ts';

/** What the contract’s operations about visits do. */
export const operations = {
  listVisits,
  readVisitFigures,
  openVisitKey,
  forgetVisitKey,
  readVisit,
  saveVisitAnswers,
  sendVisitReport,
  readVisitReport,
  readVisitReportPdf,
  listInstitutionVisits,
  planVisit,
};
