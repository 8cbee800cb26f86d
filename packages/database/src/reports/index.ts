export * from './report-queries.ts';
