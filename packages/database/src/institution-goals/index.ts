export * from './delete-old-institution-goals.ts';
export * from './institution-goal-queries.ts';
export * from './institution-note-queries.ts';
