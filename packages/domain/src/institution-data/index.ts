export * from './bed-days.ts';
export * from './known-bed-days.ts';
export * from './mandate.ts';
export * from './methenamine-oddities.ts';
export * from './oddities.ts';
