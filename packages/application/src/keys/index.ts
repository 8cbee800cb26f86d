export * from './rotate-keys.ts';
