export * from './institution-figures.ts';
export { institutionFiles } from './institution-files.ts';
export { INSTITUTION_PATTERN_FILE, storedInstitutionPatterns } from './institution-patterns.ts';
export * from './institution-reader.ts';
export { type InstitutionContent, type MeasureMonthsInput, measureMonths } from './measure-months.ts';
export type { InstitutionFiles } from './open-institution-lake.ts';
export { openInstitutions } from './open-institutions.ts';
export { sumMonths } from './sum-months.ts';
export { type InstitutionsNote, writeInstitutions } from './write-institutions.ts';
