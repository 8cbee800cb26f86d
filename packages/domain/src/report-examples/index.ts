export * from './example-indicators.ts';
export * from './example-inputs.ts';
export * from './example-model.ts';
