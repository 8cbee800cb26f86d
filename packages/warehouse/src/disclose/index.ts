export * from './disclose-release.ts';
export * from './stored-patterns.ts';
export { GROUPS_FILE } from './write-published.ts';
