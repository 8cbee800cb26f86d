export * from './reference-series-queries.ts';
