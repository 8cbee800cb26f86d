import { defineJob } from '@smalspor/database/jobs';

/** Whether doctors are let finish declaring first; in the night nobody is waited for. */
export interface DeclarationsPayload {
  readonly waits: boolean;
}

/** A release for what doctors have declared: asked for by each declaration, and every night before reports are looked after. */
export const declarationsJob = defineJob<DeclarationsPayload>({
  name: 'release-declarations',
  retries: 5,
  retryDelaySeconds: 60,
  expireSeconds: 6 * 60 * 60,
  concurrency: 1,
  schedule: { cron: '45 3 * * *', payload: { waits: false } },
});

/** Asked for in the transaction that publishes a release, whoever publishes it. */
export const followReleaseJob = defineJob<Record<string, never>>({
  name: 'follow-release',
  retries: 5,
  retryDelaySeconds: 60,
  expireSeconds: 6 * 60 * 60,
  concurrency: 1,
});
