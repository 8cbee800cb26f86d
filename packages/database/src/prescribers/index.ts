export * from './practitioner-queries.ts';
export * from './prescriber-keys.ts';
