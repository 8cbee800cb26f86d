export * from './release-queries.ts';
export type { ReleaseState } from './tables.ts';
