export * from './composition-table.ts';
export * from './stacked-shares.ts';
