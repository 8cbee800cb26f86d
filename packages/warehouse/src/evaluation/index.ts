export * from './evaluation-file.ts';
export * from './homes-apart.ts';
export * from './participations.ts';
export * from './read-cohorts.ts';
export * from './unit-months.ts';
export * from './write-cohorts.ts';
