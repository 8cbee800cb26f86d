export * from './answer.ts';
export * from './checklist.ts';
export * from './merge-changes.ts';
export * from './sum-visit.ts';
export * from './visit-figures.ts';
