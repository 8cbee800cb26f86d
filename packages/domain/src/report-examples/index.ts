export * from './example-figures.ts';
export * from './example-indicators.ts';
export * from './example-inputs.ts';
