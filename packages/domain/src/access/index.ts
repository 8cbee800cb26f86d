export * from './actor.ts';
export * from './policies.ts';
export * from './scope.ts';
