export * from './read-institution-figures.ts';
