export * from './list-told-rows.ts';
export * from './oddities.ts';
export * from './sender-mandates.ts';
