export * from './questionnaire-queries.ts';
export type { ResponseState } from './tables.ts';
