export * from './choose-language.ts';
export * from './create-accounts.ts';
export * from './create-demo-people.ts';
export * from './create-session-store.ts';
