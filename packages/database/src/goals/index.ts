export * from './delete-old-goals.ts';
export * from './goal-queries.ts';
export * from './note-queries.ts';
