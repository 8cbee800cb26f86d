export * from './service-tokens.ts';
