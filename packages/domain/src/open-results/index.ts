export * from './counted-unit.ts';
export * from './open-area.ts';
export * from './open-reason.ts';
