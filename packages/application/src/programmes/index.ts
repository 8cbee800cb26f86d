export { doProgrammeReports, programmeReportsJob } from './programme-reports-job.ts';
