export * from '../certificates/versions.ts';
export * from '../pdf/versions.ts';
