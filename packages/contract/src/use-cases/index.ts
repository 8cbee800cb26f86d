export * from './accounts.ts';
export * from './sessions.ts';
export * from './use-cases.ts';
