export * from './month.ts';
export * from './period.ts';
