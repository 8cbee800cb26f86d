export * from './find-institution.ts';
export * from './read-institution-figures.ts';
export * from './read-institution-sums.ts';
export * from './served-institutions.ts';
