export * from './home-paths.ts';
