export * from './current-batches.ts';
export * from './demand-whole-lake.ts';
export * from './durable-files.ts';
export * from './noted-file.ts';
export * from './read-group-members.ts';
export * from './read-institution-wards.ts';
export * from './staged-batch.ts';
export * from './sweep-lake.ts';
