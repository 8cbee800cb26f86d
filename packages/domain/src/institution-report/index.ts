export { ADMINISTERED } from './administered-block.ts';
export * from './build-institution-report.ts';
export * from './input.ts';
export * from './institution-figure.ts';
export * from './institution-sections.ts';
export * from './model.ts';
export * from './place-among.ts';
export * from './read-institution-report.ts';
