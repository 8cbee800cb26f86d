export * from './pseudonym.ts';
