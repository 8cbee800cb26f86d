export type { TaskKind, TaskResult, TaskState } from './tables.ts';
export * from './task-queries.ts';
export * from './upload-queries.ts';
