export { listDeliveries } from './read-deliveries.ts';
export { createSenders } from './senders.ts';
