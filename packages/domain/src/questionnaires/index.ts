export * from './check-answers.ts';
export * from './parts-to-ask-after.ts';
export * from './pool-months.ts';
export * from './questionnaire.ts';
export * from './tally-answers.ts';
export * from './tell-answers.ts';
