export * from './create-use-cases.ts';
