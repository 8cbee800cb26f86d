export * from './administered-table.ts';
export * from './chart-table.ts';
export * from './table-data.ts';
