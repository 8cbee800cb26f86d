export * from './digest-period.ts';
export * from './find-changes.ts';
export * from './find-group-change.ts';
export * from './find-in-series.ts';
export * from './follow-episodes.ts';
export * from './home-months.ts';
export * from './signal.ts';
export * from './signal-rules.ts';
export type { TwoYears, YearSums } from './two-years.ts';
