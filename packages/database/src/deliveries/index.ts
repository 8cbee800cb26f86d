export * from './alert-queries.ts';
export * from './delivery-queries.ts';
export * from './step-queries.ts';
