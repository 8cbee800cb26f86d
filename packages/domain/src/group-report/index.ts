export * from './build-group-report.ts';
export * from './group-set.ts';
export * from './group-texts.ts';
export * from './model.ts';
export * from './penicillin-first.ts';
export * from './shared-figures.ts';
