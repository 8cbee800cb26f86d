export { type DeliveryOverview, letDeliveryGoOn, overviewOfDeliveries } from './follow-from-terminal.ts';
export { listDeliveries } from './read-deliveries.ts';
export { createSenders } from './senders.ts';
