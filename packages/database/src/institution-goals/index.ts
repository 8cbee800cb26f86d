export * from './institution-goal-queries.ts';
export * from './institution-note-queries.ts';
