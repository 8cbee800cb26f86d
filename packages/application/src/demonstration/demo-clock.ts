import type { UnboundUseCase, UseCase } from '@smalspor/contract/use-cases';
import type { Jobs } from '@smalspor/database/jobs';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { issueSoon } from '../programmes/programme-reports-job.ts';
import { declarationsJob } from '../releases/release-jobs.ts';

/** @throws Refusal `not-found` in a home with real data, where none of this exists */
export async function demandDemonstration(house: House): Promise<void> {
  if (house.configuration.logIn === null && (await house.synthetic())) return;
  throw new Refusal('not-found', 'There is nothing at this address.');
}

export const readDemoClock: UnboundUseCase<House, 'readDemoClock'> = async (house) => {
  await demandDemonstration(house);
  return { now: house.now() };
};

const LONGEST_STEP_DAYS = 400;

/**
 * Lets time pass, so that a programme of nine months can be shown in minutes. What falls due by itself is looked for at once
 * and not in the night.
 */
export function setDemoClock(house: House, jobs: Jobs): UseCase<'setDemoClock'> {
  return async (_actor, { now }) => {
    await demandDemonstration(house);
    const step = Date.parse(now) - Date.parse(house.now());
    if (step < 0) throw new Refusal('invalid-request', 'Time does not go back, in a demonstration either.');
    if (step > LONGEST_STEP_DAYS * 86_400_000) {
      throw new Refusal('invalid-request', `Let at most ${LONGEST_STEP_DAYS} days pass at once.`);
    }
    await house.clock.set(now);
    await house.db.transaction().execute(async (trx) => {
      await issueSoon(jobs, trx, null);
      await jobs.enqueue(trx, declarationsJob, { waits: true });
    });
    return { now: house.now() };
  };
}
