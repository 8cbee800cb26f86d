export * from './atc.ts';
export * from './ddd-per-package.ts';
export * from './diagnosis.ts';
export * from './medicines.ts';
export * from './route.ts';
