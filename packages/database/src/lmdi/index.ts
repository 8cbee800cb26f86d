export * from './keep-administrations.ts';
export * from './merge-bundle.ts';
export * from './month-queries.ts';
export * from './stage-administrations.ts';
export { type OutcomeCounts, TOLD_OUTCOMES, type ToldOutcome } from './tables.ts';
