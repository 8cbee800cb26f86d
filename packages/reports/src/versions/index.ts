export * from '../pdf/versions.ts';
