export * from './model.ts';
export * from './read-report-model.ts';
