export * from './document-queries.ts';
export * from './report-queries.ts';
