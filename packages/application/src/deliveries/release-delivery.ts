import type { UseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  addDeliveryStep,
  type Delivery,
  findDelivery,
  listDeliverySteps,
  setDeliveryReason,
} from '@smalspor/database/deliveries';
import { once } from '@smalspor/database/idempotency';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { clearDeliveryAlerts } from './clear-alerts.ts';
import type { EnqueueDelivery } from './delivery-jobs.ts';
import { describeDelivery } from './read-deliveries.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Refusal `not-found` */
export async function requireDelivery(house: House, deliveryId: string): Promise<Delivery> {
  const delivery = UUID.test(deliveryId) ? await findDelivery(house.db, deliveryId) : null;
  if (delivery === null) throw new Refusal('not-found', 'There is no such delivery.');
  return delivery;
}

/** A human has looked at what stood against a delivery, and lets it go on. Who that was is on record. */
export function releaseDelivery(house: House, enqueue: EnqueueDelivery): UseCase<'releaseDelivery'> {
  return async (actor, input, call) => {
    const { id } = await requireDelivery(house, input.deliveryId);
    await once(house.db, writeRequest(house, actor, 'releaseDelivery', input, call), async (trx) => {
      const delivery = await findDelivery(trx, id);
      if (delivery === null || delivery.reasonCode === null || delivery.endedAt !== null)
        throw new Refusal('invalid-request', 'This delivery does not wait for anybody.');
      const at = house.now();
      await setDeliveryReason(trx, id, null, actor.name);
      await addDeliveryStep(trx, id, { at, step: 'approved', about: actor.name });
      await clearDeliveryAlerts(house, trx, id, ['stopped']);
      const act = { act: 'release-delivery', objectKind: 'delivery', objectId: id };
      await appendAudit(trx, auditEntry(house, actor, { ...act, requestId: call.requestId }));
      await enqueue(trx, { deliveryId: id });
      return null;
    });
    const delivery = await requireDelivery(house, id);
    return describeDelivery(delivery, (await listDeliverySteps(house.db, [id])).get(id) ?? []);
  };
}
