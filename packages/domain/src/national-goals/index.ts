export * from './assess-goal.ts';
export * from './goal.ts';
export * from './reference-series.ts';
