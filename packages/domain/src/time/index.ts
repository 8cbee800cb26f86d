export * from './month.ts';
export * from './norwegian-date.ts';
export * from './oslo-instant.ts';
export * from './period.ts';
