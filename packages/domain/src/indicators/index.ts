export * from './achievable-benchmark.ts';
export * from './annotation.ts';
export * from './cell.ts';
export * from './code-set.ts';
export * from './definition.ts';
export * from './distribution.ts';
export * from './estimate.ts';
export * from './place-bins.ts';
