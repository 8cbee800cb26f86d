import { defineJob } from '@smalspor/database/jobs';
import type { House } from '../house/house.ts';
import { applyRetention } from './apply-retention.ts';

/** Every night in Norwegian time, before the old rows are swept. */
export const retentionJob = defineJob<Record<string, never>>({
  name: 'apply-retention',
  retries: 1,
  retryDelaySeconds: 60,
  expireSeconds: 6 * 60 * 60,
  concurrency: 1,
  schedule: { cron: '10 3 * * *', payload: {} },
});

/** The night's deletion, in the house's own name. Whoever looks after it sees in the log when a release was withdrawn. */
export async function applyNightlyRetention(house: House, signal: AbortSignal): Promise<void> {
  const { withdrawn } = await applyRetention(house, 'job:apply-retention', {
    onProgress: () => undefined,
    signal,
    requestId: null,
  });
  for (const releaseId of withdrawn) house.log.warn({ event: 'release-withdrawn', releaseId });
}
