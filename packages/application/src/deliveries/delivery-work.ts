import { type HandledJob, handleJob, hasOpenJob, type Jobs } from '@smalspor/database/jobs';
import type { Db } from '@smalspor/database/schema';
import { isRefusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { followReleaseJob } from '../releases/release-jobs.ts';
import { carryOnDelivery, stopDelivery } from './carry-on-delivery.ts';
import { checkLateness } from './check-lateness.ts';
import {
  carryOnJob,
  type DeliveryPayload,
  type DeliveryQueue,
  latenessJob,
  lookJob,
} from './delivery-jobs.ts';
import { lookAfterDeliveries, sweepCustody, sweepRefused } from './look-after-deliveries.ts';

/** Deliveries as the queue of a served home works on them. */
export interface DeliveryWork {
  readonly jobs: readonly HandledJob[];
  /** Begins with a first look, once the queue runs. */
  readonly begin: (jobs: Jobs) => Promise<void>;
}

/** An unforeseen failure again and again is somebody's to look at; being stopped is not. */
async function carryOn(
  house: House,
  { deliveryId }: DeliveryPayload,
  isLastTry: boolean,
  signal: AbortSignal,
  onRelease: (trx: Db) => Promise<void>,
): Promise<void> {
  try {
    const tools = { onProgress: () => undefined, signal, requestId: null };
    await carryOnDelivery(house, deliveryId, tools, onRelease);
  } catch (error) {
    if (!signal.aborted && isLastTry && !isRefusal(error)) {
      const reason = 'Something failed that was not foreseen. See the log, and let the delivery go on.';
      await stopDelivery(house, deliveryId, { code: 'internal', reason });
    }
    throw error;
  }
}

/**
 * @param alone lets what writes to the lake follow each other
 * @param signal aborted when the server stops
 */
export function createDeliveryWork(
  house: House,
  alone: <T>(work: () => Promise<T>) => Promise<T>,
  signal: AbortSignal,
): DeliveryWork {
  const started = Promise.withResolvers<Jobs>();
  const queue: DeliveryQueue = {
    enqueue: async (trx, payload) => (await started.promise).enqueue(trx, carryOnJob, payload),
    holds: (deliveryId) => hasOpenJob(house.db, carryOnJob, { deliveryId }),
  };
  const onRelease = async (trx: Db): Promise<void> =>
    (await started.promise).enqueue(trx, followReleaseJob, {});
  return {
    jobs: [
      handleJob(lookJob, () => lookAfterDeliveries(house, queue)),
      handleJob(carryOnJob, (payload, { retry }) =>
        alone(() => carryOn(house, payload, retry >= carryOnJob.retries, signal, onRelease)),
      ),
      handleJob(latenessJob, async () => {
        await checkLateness(house);
        await sweepRefused(house);
      }),
    ],
    begin: async (jobs) => {
      await sweepCustody(house);
      started.resolve(jobs);
      await house.db.transaction().execute((trx) => jobs.enqueue(trx, lookJob, {}));
    },
  };
}
