export * from './comparison-table.ts';
export * from './dot-comparison.ts';
