export * from './create-server.ts';
export * from './server-options.ts';
