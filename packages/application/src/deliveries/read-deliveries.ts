import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import {
  type Delivery,
  type DeliveryStep,
  listDeliverySteps,
  listOpenAlerts,
  listDeliveries as listStored,
  type StoredAlert,
} from '@smalspor/database/deliveries';
import { formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { readExpected } from './check-lateness.ts';
import { watchedFolder } from './delivery-places.ts';

type View = OutputOf<'releaseDelivery'>;

const SHOWN = 50;

export function describeDelivery(delivery: Delivery, steps: readonly DeliveryStep[]): View {
  return {
    id: delivery.id,
    cameBy: delivery.cameBy,
    sender: delivery.sender,
    state: delivery.state,
    isStopped: delivery.endedAt === null && delivery.reasonCode !== null,
    seenAt: delivery.seenAt,
    endedAt: delivery.endedAt,
    reasonCode: delivery.reasonCode,
    reason: delivery.reason,
    releaseId: delivery.releaseId,
    reports: delivery.reports,
    files: delivery.files.map(({ name, format, bytes, batchId }) => ({ name, format, bytes, batchId })),
    steps: [...steps],
  };
}

function describeAlert({ kind, deliveryId, format, from, to, dueOn, raisedAt }: StoredAlert) {
  const month = (value: typeof from): string | null => (value === null ? null : formatMonth(value));
  return { kind, deliveryId, format, from: month(from), to: month(to), dueOn, raisedAt };
}

/** What is expected, what has come and how it went: whether deliveries are on time, and nothing of what they hold. */
export const listDeliveries: UnboundUseCase<House, 'listDeliveries'> = async (house) => {
  const deliveries = await listStored(house.db, SHOWN);
  const [steps, alerts, expected, folder] = await Promise.all([
    listDeliverySteps(
      house.db,
      deliveries.map(({ id }) => id),
    ),
    listOpenAlerts(house.db),
    readExpected(house),
    watchedFolder(house),
  ]);
  return {
    isOn: folder !== null || house.configuration.deliveries.senders.length > 0,
    expected: expected.map(({ from, to, ...one }) => ({
      ...one,
      from: formatMonth(from),
      to: formatMonth(to),
    })),
    alerts: alerts.map(describeAlert),
    deliveries: deliveries.map((delivery) => describeDelivery(delivery, steps.get(delivery.id) ?? [])),
  };
};
