export * from './prescriber-keys.ts';
