export type * from './cell-table.ts';
export * from './cube-scope.ts';
export type * from './homes.ts';
export * from './open-release.ts';
export type * from './peers.ts';
