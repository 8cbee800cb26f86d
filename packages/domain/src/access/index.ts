export * from './actor.ts';
export * from './policies.ts';
