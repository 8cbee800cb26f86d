import { defineJob } from '@smalspor/database/jobs';

/** Identifiers only: the payload lies in the queue in plain text. */
export interface TaskPayload {
  readonly taskId: string;
  /** Who started it: the work is done in that person's name and under that person's policies. */
  readonly userId: string;
}

const DAY_SECONDS = 24 * 60 * 60;

/** One writer at a time: imports, releases and issuing never run beside each other. */
export const writeJob = defineJob<TaskPayload>({
  name: 'run-task',
  retries: 5,
  retryDelaySeconds: 1,
  expireSeconds: DAY_SECONDS - 1,
  concurrency: 1,
});
