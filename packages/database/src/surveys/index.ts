export * from './survey-answer-queries.ts';
export * from './survey-queries.ts';
