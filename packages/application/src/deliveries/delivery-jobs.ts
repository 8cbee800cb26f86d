import { defineJob } from '@smalspor/database/jobs';
import type { Db } from '@smalspor/database/schema';

export interface DeliveryPayload {
  readonly deliveryId: string;
}

/** Puts the further way of a delivery in the queue, as part of a transaction. */
export type EnqueueDelivery = (trx: Db, payload: DeliveryPayload) => Promise<void>;

/** The queue, as deliveries need it. */
export interface DeliveryQueue {
  readonly enqueue: EnqueueDelivery;
  /** Whether the delivery waits in the queue or is being worked on. */
  readonly holds: (deliveryId: string) => Promise<boolean>;
}

/** Every minute: what has come, what is whole, what waits too long. */
export const lookJob = defineJob<Record<string, never>>({
  name: 'look-for-deliveries',
  retries: 0,
  retryDelaySeconds: 0,
  expireSeconds: 6 * 60 * 60,
  concurrency: 1,
  schedule: { cron: '* * * * *', payload: {} },
});

/** Import, release and reports of one delivery. */
export const carryOnJob = defineJob<DeliveryPayload>({
  name: 'carry-on-delivery',
  retries: 5,
  retryDelaySeconds: 1,
  expireSeconds: 24 * 60 * 60 - 1,
  concurrency: 1,
});

/** In the morning in Norwegian time, after the night's deletion. */
export const latenessJob = defineJob<Record<string, never>>({
  name: 'check-lateness',
  retries: 1,
  retryDelaySeconds: 60,
  expireSeconds: 600,
  concurrency: 1,
  schedule: { cron: '0 5 * * *', payload: {} },
});
