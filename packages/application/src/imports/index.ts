export * from './import-register-files.ts';
export * from './open-batch-quarantine.ts';
export * from './order-for-import.ts';
export * from './read-batches.ts';
export * from './start-import.ts';
