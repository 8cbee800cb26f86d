export * from './batch-queries.ts';
export * from './reject-queries.ts';
export type { BatchState } from './tables.ts';
