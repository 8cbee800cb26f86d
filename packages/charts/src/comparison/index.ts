export * from './comparison-table.ts';
export * from './dot-comparison.ts';
export * from './figures-table.ts';
