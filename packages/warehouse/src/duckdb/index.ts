export * from './with-duckdb.ts';
