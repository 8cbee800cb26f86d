import { hasJobSince, type Jobs } from '@smalspor/database/jobs';
import { findCurrentRelease } from '@smalspor/database/releases';
import type { House } from '../house/house.ts';
import { followReleaseJob } from './release-jobs.ts';

/** A release that the command line published while no queue ran is followed at the next start. */
export async function catchUpRelease(house: House, jobs: Jobs): Promise<void> {
  const served = await findCurrentRelease(house.db);
  if (served === null || served.publishedAt === null) return;
  if (await hasJobSince(house.db, followReleaseJob, served.publishedAt)) return;
  await house.db.transaction().execute((trx) => jobs.enqueue(trx, followReleaseJob, {}));
}
