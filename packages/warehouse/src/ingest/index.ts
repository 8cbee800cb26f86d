export * from '../pseudonyms/index.ts';
export * from './declaration.ts';
export * from './demand-plain-name.ts';
export type * from './formats/format.ts';
export * from './formats/formats.ts';
export { LIST_COMPOSITION_COLUMNS } from './formats/gp-lists.ts';
export * from './import-files.ts';
export * from './import-refusal.ts';
export * from './import-settings.ts';
