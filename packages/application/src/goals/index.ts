export { type GoalEntry, listOwnGoals } from './list-goals.ts';
export * from './list-measures.ts';
