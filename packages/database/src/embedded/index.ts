export * from './attach-server.ts';
export * from './cluster-directory.ts';
