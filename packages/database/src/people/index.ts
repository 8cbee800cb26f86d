export * from './granted-roles.ts';
export * from './mail-addresses.ts';
export * from './mail-confirmations.ts';
export * from './people-in-rounds.ts';
export * from './people-queries.ts';
export * from './role-queries.ts';
export type { UnitKind } from './tables.ts';
