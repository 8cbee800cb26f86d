export * from './plain-register.ts';
