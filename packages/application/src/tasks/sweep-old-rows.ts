import { sweepRejects } from '@smalspor/database/batches';
import { sweepStatements } from '@smalspor/database/courses';
import { sweepIdempotencyKeys } from '@smalspor/database/idempotency';
import { sweepInvitations } from '@smalspor/database/institutions';
import { defineJob } from '@smalspor/database/jobs';
import { sweepMail } from '@smalspor/database/mail';
import { sweepSessions } from '@smalspor/database/sessions';
import { listUploadsBefore } from '@smalspor/database/tasks';
import type { House } from '../house/house.ts';
import { removeUpload } from '../imports/start-import.ts';
import { sweepReceivedFiles } from '../imports/sweep-received-files.ts';

/** Every night in Norwegian time, when few are awake. */
export const sweepJob = defineJob<Record<string, never>>({
  name: 'sweep-old-rows',
  retries: 1,
  retryDelaySeconds: 60,
  expireSeconds: 600,
  concurrency: 1,
  schedule: { cron: '30 3 * * *', payload: {} },
});

function daysBefore(now: string, days: number): string {
  return new Date(Date.parse(now) - days * 86_400_000).toISOString();
}

/** Removes what is only kept for a while: ended sessions, remembered writes and received files. */
export async function sweepOldRows(house: House): Promise<void> {
  const { retention } = house.configuration;
  const now = house.now();
  // A browser's session runs by the real clock, whatever a demonstration's clock shows.
  const really = house.clock.reallyNow();
  if (retention.sessionsDays !== null)
    await sweepSessions(house.db, daysBefore(really, retention.sessionsDays));
  if (retention.rejectsDays !== null) await sweepRejects(house.db, daysBefore(now, retention.rejectsDays));
  if (retention.mailDays !== null) await sweepMail(house.db, daysBefore(now, retention.mailDays));
  if (retention.mailDays !== null) await sweepInvitations(house.db, daysBefore(now, retention.mailDays));
  if (retention.mailDays !== null) await sweepStatements(house.db, daysBefore(now, retention.mailDays));
  await sweepIdempotencyKeys(house.db, daysBefore(now, retention.idempotencyKeysDays));
  await sweepReceivedFiles(house, daysBefore(now, 1));
  if (retention.uploadsDays === null) return;
  for (const upload of await listUploadsBefore(house.db, daysBefore(now, retention.uploadsDays))) {
    await removeUpload(house, upload);
  }
}
