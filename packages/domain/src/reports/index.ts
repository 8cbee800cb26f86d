export * from './difference.ts';
export * from './input.ts';
export * from './model.ts';
export * from './read-report-model.ts';
