export * from './teaching-entry.ts';
export * from './teaching-year.ts';
