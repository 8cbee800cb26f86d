import { announceDelivery } from './announce-delivery.ts';
import { followDelivery } from './delivery-receipt.ts';
import { listDeliveries } from './read-deliveries.ts';

/** What the contract’s operations about deliveries do. */
export const operations = {
  announceDelivery,
  followDelivery,
  listDeliveries,
};
