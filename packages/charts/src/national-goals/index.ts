export * from './goal-progress.ts';
export * from './goal-progress-block.ts';
export { goalProgressTable } from './goal-progress-table.ts';
