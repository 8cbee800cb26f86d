export * from './contact-queries.ts';
export * from './reminder-queries.ts';
export * from './state-queries.ts';
