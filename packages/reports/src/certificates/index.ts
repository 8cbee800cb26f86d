export * from './certificate-compiler.ts';
export * from './versions.ts';
