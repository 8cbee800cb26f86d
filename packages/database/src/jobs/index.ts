export * from './job-definition.ts';
export {
  hasJobSince,
  hasOpenJob,
  hasWaitingJob,
  type Jobs,
  type StartJobsOptions,
  startJobs,
} from './start-jobs.ts';
