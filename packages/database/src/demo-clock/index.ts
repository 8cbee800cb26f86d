export * from './demo-clock-queries.ts';
