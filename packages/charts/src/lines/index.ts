export * from './lines-block.ts';
export { LinesChart, type LinesChartProps } from './lines-chart.ts';
export * from './lines-table.ts';
