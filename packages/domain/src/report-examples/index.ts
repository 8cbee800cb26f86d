export * from './example-figures.ts';
export * from './example-group-report.ts';
export * from './example-indicators.ts';
export * from './example-inputs.ts';
export * from './example-institution.ts';
