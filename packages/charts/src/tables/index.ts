export * from './administered-table.ts';
export * from './chart-table.ts';
export { CHART_WORDS } from './chart-words.ts';
export * from './table-data.ts';
