export * from './localised.ts';
