export * from './measure-institutions.ts';
export type { SalesQuality } from './place-sales.ts';
