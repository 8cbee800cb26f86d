import { defineJob, type Jobs } from '@smalspor/database/jobs';
import { listRounds } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import type { House } from '../house/house.ts';
import { beginFollowingRounds } from './begin-following-rounds.ts';
import { issueProgrammeReports } from './issue-programme-reports.ts';
import { lapseRounds } from './lapse-rounds.ts';

/** Which round's reports to look at; `null` for every round that is running or has been finished. */
export interface ProgrammeReportsPayload {
  readonly roundId: string | null;
}

/** Asked for when somebody joins and after each release; and every morning, since months pass by themselves. */
export const programmeReportsJob = defineJob<ProgrammeReportsPayload>({
  name: 'issue-programme-reports',
  retries: 5,
  retryDelaySeconds: 60,
  expireSeconds: 7_200,
  concurrency: 1,
  schedule: { cron: '0 5 * * *', payload: { roundId: null } },
});

/** Asks for a round's reports in the transaction that makes them due. */
export function issueSoon(jobs: Jobs, trx: Db, roundId: string | null): Promise<void> {
  return jobs.enqueue(trx, programmeReportsJob, { roundId });
}

/** Rounds in which a report may be due or may have to be corrected. */
const LOOKED_AFTER = ['enrolled', 'active', 'finished'] as const;

export async function doProgrammeReports(
  house: House,
  { roundId }: ProgrammeReportsPayload,
  signal: AbortSignal,
): Promise<void> {
  if (roundId === null) await beginFollowingRounds(house, signal);
  const ids =
    roundId === null
      ? (await listRounds(house.db, { statuses: LOOKED_AFTER })).map(({ id }) => id)
      : [roundId];
  await issueProgrammeReports(house, ids, signal);
  // Last, so that a report that became due is not lost with a round that stood still.
  if (roundId === null) await lapseRounds(house, signal);
}
