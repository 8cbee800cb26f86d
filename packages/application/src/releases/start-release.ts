import type { UseCase } from '@smalspor/contract/use-cases';
import type { Jobs } from '@smalspor/database/jobs';
import { findCurrentRelease } from '@smalspor/database/releases';
import { Refusal } from '@smalspor/domain/refusal';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { startTask } from '../tasks/start-task.ts';

/** Starts to build a release from the deliveries in force. */
export function startRelease(house: House, jobs: Jobs): UseCase<'startRelease'> {
  return (actor, input, call) =>
    startTask(
      house,
      jobs,
      actor,
      { operation: 'startRelease', kind: 'release', subject: norwegianDateOf(house.now()), input },
      call,
    );
}

/** Starts to issue everyone's reports from the served release. */
export function startIssuing(house: House, jobs: Jobs): UseCase<'startIssuing'> {
  return async (actor, input, call) => {
    const served = await findCurrentRelease(house.db);
    if (served?.id !== input.releaseId) {
      throw new Refusal('release-missing', 'Reports are issued from the release that is served now.');
    }
    return startTask(
      house,
      jobs,
      actor,
      { operation: 'startIssuing', kind: 'issue-reports', subject: input.releaseId, input },
      call,
    );
  };
}
