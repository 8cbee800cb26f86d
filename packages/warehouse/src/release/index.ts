export * from './build-release.ts';
export * from './empty-release.ts';
export * from './manifest.ts';
export * from './sweep-releases.ts';
export * from './verify-release.ts';
export { HOMES_FILE } from './write-homes.ts';
