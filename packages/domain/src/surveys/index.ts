export * from './count-survey.ts';
export * from './protect-survey.ts';
export * from './survey-answer.ts';
export * from './survey-areas.ts';
export * from './survey-definition.ts';
export * from './survey-draft.ts';
export * from './survey-result.ts';
export * from './survey-state.ts';
