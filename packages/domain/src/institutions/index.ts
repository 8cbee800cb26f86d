export * from './organisation-number.ts';
export * from './ward-type.ts';
