export * from './evaluation-queries.ts';
export * from './event-queries.ts';
export * from './institution-queries.ts';
export * from './invitation-queries.ts';
export * from './registration-queries.ts';
