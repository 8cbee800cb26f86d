export * from './certificate-queries.ts';
export * from './document-queries.ts';
