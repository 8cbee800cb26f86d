export * from './around-start.ts';
export * from './coverage.ts';
export * from './lacks.ts';
export * from './reminder.ts';
export * from './settings.ts';
export * from './standing.ts';
