export * from './read-changed-months.ts';
export * from './read-delivered-bed-days.ts';
export * from './read-unit-months.ts';
export * from './told-bed-days.ts';
