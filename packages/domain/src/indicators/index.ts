export * from './cell.ts';
export * from './definition.ts';
