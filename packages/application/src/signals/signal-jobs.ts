import { defineJob } from '@smalspor/database/jobs';

/** Looks for signals in the served release: asked for when it has been followed, and at a start that finds it undone. */
export const findSignalsJob = defineJob<Record<string, never>>({
  name: 'find-signals',
  retries: 5,
  retryDelaySeconds: 60,
  expireSeconds: 3_600,
  concurrency: 1,
});

/** Every morning in Norwegian time: whoever's month or quarter has begun is written to about what waits. */
export const digestJob = defineJob<Record<string, never>>({
  name: 'write-digests',
  retries: 2,
  retryDelaySeconds: 300,
  expireSeconds: 3_600,
  concurrency: 1,
  schedule: { cron: '15 7 * * *', payload: {} },
});
