import { defineJob } from '@smalspor/database/jobs';
import type { House } from '../house/house.ts';
import { remindByItself } from './remind-institutions.ts';

/** On weekday mornings in Norwegian time, when the letter is read. */
export const reminderJob = defineJob<Record<string, never>>({
  name: 'remind-institutions',
  retries: 1,
  retryDelaySeconds: 600,
  expireSeconds: 1_800,
  concurrency: 1,
  schedule: { cron: '0 8 * * 1-5', payload: {} },
});

export async function sendReminders(house: House, signal: AbortSignal): Promise<void> {
  const letters = await remindByItself(house, signal);
  if (letters > 0) house.log.info({ event: 'institutions-reminded', count: letters });
}
