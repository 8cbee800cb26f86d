export * from './answer-queries.ts';
export * from './progress-queries.ts';
export * from './sitting-queries.ts';
export * from './statement-queries.ts';
