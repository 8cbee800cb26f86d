export * from './delete-old-teaching.ts';
export type * from './tables.ts';
export * from './teaching-queries.ts';
