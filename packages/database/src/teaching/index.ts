export type * from './tables.ts';
export * from './teaching-queries.ts';
