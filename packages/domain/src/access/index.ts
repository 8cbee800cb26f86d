export * from './act-texts.ts';
export * from './actor.ts';
export * from './may-reach.ts';
export * from './policies.ts';
export * from './programme-policies.ts';
export * from './reach.ts';
export * from './role-table.ts';
export * from './scope.ts';
