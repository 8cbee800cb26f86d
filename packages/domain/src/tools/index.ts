export * from './printable-tool.ts';
