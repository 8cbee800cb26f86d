export * from './control-block.ts';
export { ControlChart, type ControlChartProps } from './control-chart.ts';
export * from './control-table.ts';
