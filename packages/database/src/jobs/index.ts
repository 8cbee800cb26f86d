export * from './job-definition.ts';
export { type Jobs, type StartJobsOptions, startJobs } from './start-jobs.ts';
