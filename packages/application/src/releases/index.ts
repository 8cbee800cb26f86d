export * from './publish-release.ts';
export * from './read-releases.ts';
export * from './verify-facts.ts';
export * from './verify-home.ts';
