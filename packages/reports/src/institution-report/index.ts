export * from './institution-report-compiler.ts';
