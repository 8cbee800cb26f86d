export * from './find-institution.ts';
export * from './read-institution-figures.ts';
