export * from './create-client.ts';
export * from './problem-error.ts';
export * from './request-of.ts';
