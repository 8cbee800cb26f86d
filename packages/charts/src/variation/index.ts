export * from './caterpillar-chart.ts';
export * from './funnel-block.ts';
export { FunnelChart, type FunnelChartProps } from './funnel-chart.ts';
export * from './funnel-table.ts';
