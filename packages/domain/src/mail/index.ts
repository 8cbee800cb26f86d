export * from './confirmation-code.ts';
export * from './notice-kinds.ts';
