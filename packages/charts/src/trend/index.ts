export { axisEnds, type GoalTrend } from './goal-line.ts';
export * from './run-chart.ts';
export * from './trend-table.ts';
