export * from './list-hpr-numbers.ts';
export * from './practitioner-queries.ts';
export * from './prescriber-keys.ts';
