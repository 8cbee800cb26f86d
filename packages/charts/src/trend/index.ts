export * from './run-chart.ts';
export * from './trend-table.ts';
