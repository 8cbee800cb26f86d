export type { InstitutionFigures, UnitType } from './institution-figures.ts';
export * from './institution-reader.ts';
export * from './measure-institutions.ts';
export type { InstitutionFiles } from './open-institution-lake.ts';
export type { SalesQuality } from './place-sales.ts';
