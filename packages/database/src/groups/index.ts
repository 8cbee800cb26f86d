export * from './group-queries.ts';
export type * from './tables.ts';
