export * from './cover-compiler.ts';
