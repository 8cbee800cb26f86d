export * from './draft-queries.ts';
export * from './mandate-queries.ts';
export * from './oddity-queries.ts';
export * from './telling-queries.ts';
