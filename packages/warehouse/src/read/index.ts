export { type AreaFigure, PUBLIC_LEVELS, type PublicLevel } from './area-figures.ts';
export type { CellKey, CellTable } from './cell-table.ts';
export * from './cube-scope.ts';
export type * from './homes.ts';
export * from './open-release.ts';
export type * from './peers.ts';
export type * from './ranked-doctors.ts';
export type * from './release-reader.ts';
