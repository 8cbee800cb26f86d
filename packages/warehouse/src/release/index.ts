export * from './build-release.ts';
export * from './empty-release.ts';
export * from './lake-files-of.ts';
export * from './manifest.ts';
export { EVALUATED } from './release-evaluation.ts';
export * from './sweep-releases.ts';
export * from './verify-release.ts';
export {
  type DeclarationsNote,
  declarationFilesOf,
  declarationsUntil,
  noteDeclarations,
  type OwnDeclaration,
} from './write-declarations.ts';
export { HOMES_FILE } from './write-homes.ts';
