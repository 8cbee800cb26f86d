export * from './find-people-names.ts';
export * from './people-queries.ts';
export * from './role-queries.ts';
export type { UnitKind } from './tables.ts';
