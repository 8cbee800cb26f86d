export * from './count-alarms.ts';
export * from './stable-areas.ts';
export * from './stable-groups.ts';
export * from './stable-homes.ts';
export * from './stable-series.ts';
export * from './test-rules.ts';
