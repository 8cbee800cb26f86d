export * from './example-model.ts';
