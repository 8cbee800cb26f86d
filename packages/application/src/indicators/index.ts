export * from './read-indicators.ts';
