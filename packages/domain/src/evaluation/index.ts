export * from './before-after.ts';
export * from './cohort-row.ts';
export * from './controlled.ts';
export * from './estimates.ts';
export * from './evaluate-programme.ts';
export * from './evaluation-view.ts';
export type { Change } from './jackknife.ts';
