export * from './atc.ts';
export * from './diagnosis.ts';
