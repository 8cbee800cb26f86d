export type { InstitutionWard } from '@smalspor/domain/institutions';
export * from './invitation-queries.ts';
export * from './people-queries.ts';
export type * from './tables.ts';
export * from './ward-queries.ts';
