export * from './digest-queries.ts';
export * from './part-queries.ts';
export * from './signal-queries.ts';
