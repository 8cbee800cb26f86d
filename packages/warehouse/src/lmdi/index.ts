export * from './read-administered.ts';
export * from './sum-administrations.ts';
