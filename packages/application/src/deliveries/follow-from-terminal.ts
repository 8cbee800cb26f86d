import type { OutputOf } from '@smalspor/contract/operations';
import { listDeliverySteps } from '@smalspor/database/deliveries';
import { type Actor, canFollowDeliveries, canPublishReleases } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { carryOnDelivery } from './carry-on-delivery.ts';
import { describeDelivery, listDeliveries } from './read-deliveries.ts';
import { releaseDelivery, requireDelivery } from './release-delivery.ts';

export type DeliveryOverview = OutputOf<'listDeliveries'>;

/** What the page of deliveries shows, for a command. @throws Refusal `not-allowed` */
export async function overviewOfDeliveries(house: House, actor: Actor): Promise<DeliveryOverview> {
  if (!canFollowDeliveries(actor))
    throw new Refusal('not-allowed', 'Only those who look after the data see how deliveries go.');
  return listDeliveries(house, actor, {}, { requestId: 'command', idempotencyKey: null });
}

/**
 * Lets a delivery that waits for somebody go on, and takes it as far as it gets.
 * @throws Refusal `not-allowed`, `not-found`, or `invalid-request` for one that waits for nobody
 */
export async function letDeliveryGoOn(
  house: House,
  actor: Actor,
  deliveryId: string,
  tools: WorkTools,
): Promise<OutputOf<'releaseDelivery'>> {
  const act = { act: 'release-delivery', objectKind: 'delivery', objectId: deliveryId, requestId: null };
  await auditRefusal(house, actor, act, async () => {
    if (!canPublishReleases(actor))
      throw new Refusal('not-allowed', 'Only those who publish releases let a delivery go on.');
    // Nothing is put in the queue: the work is done here and now.
    const release = releaseDelivery(house, async () => undefined);
    await release(actor, { deliveryId }, { requestId: 'command', idempotencyKey: null });
  });
  await carryOnDelivery(house, deliveryId, tools);
  const delivery = await requireDelivery(house, deliveryId);
  return describeDelivery(
    delivery,
    (await listDeliverySteps(house.db, [delivery.id])).get(delivery.id) ?? [],
  );
}
