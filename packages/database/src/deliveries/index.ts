export * from './alert-queries.ts';
export * from './delivery-queries.ts';
export * from './senders-of-batches.ts';
export * from './step-queries.ts';
