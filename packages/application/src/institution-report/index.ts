export * from './read-institution-reports.ts';
