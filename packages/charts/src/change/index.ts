export * from './change-chart.ts';
export * from './change-table.ts';
