export * from './actor.ts';
export * from './policies.ts';
export * from './role-table.ts';
export * from './scope.ts';
