export * from './goal-queries.ts';
export * from './note-queries.ts';
