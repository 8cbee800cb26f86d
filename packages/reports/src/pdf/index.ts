export * from './create-renderer.ts';
export * from './report-compiler.ts';
export * from './versions.ts';
