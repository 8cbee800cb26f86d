export * from './annotation.ts';
export * from './cell.ts';
export * from './code-set.ts';
export * from './definition.ts';
