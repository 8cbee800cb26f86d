export { doProgrammeReports, issueSoon, programmeReportsJob } from './programme-reports-job.ts';
