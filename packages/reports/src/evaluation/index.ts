export * from './evaluation-compiler.ts';
