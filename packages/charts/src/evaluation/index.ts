export * from './evaluation-blocks.ts';
export * from './evaluation-verdict.ts';
export * from './event-study-block.ts';
export * from './event-study-chart.ts';
export * from './event-study-table.ts';
