export * from './job-definition.ts';
export { hasOpenJob, type Jobs, type StartJobsOptions, startJobs } from './start-jobs.ts';
