export * from './house.ts';
export * from './open-house.ts';
