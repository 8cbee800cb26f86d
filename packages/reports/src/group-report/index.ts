export * from './group-set-compiler.ts';
