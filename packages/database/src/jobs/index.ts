export * from './job-definition.ts';
export { hasJobSince, hasOpenJob, type Jobs, type StartJobsOptions, startJobs } from './start-jobs.ts';
