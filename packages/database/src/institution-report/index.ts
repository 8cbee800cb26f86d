export * from './institution-report-queries.ts';
