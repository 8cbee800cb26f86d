export * from './visit-answer-queries.ts';
export * from './visit-queries.ts';
