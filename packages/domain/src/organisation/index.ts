export * from './age-bands.ts';
export * from './centrality.ts';
export * from './create-geography.ts';
export * from './geography.ts';
export * from './level.ts';
export * from './lineage.ts';
export * from './unit-code.ts';
