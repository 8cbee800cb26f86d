export * from './place-histogram.ts';
export * from './place-table.ts';
