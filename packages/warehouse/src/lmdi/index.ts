export * from './sum-administrations.ts';
