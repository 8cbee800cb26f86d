export * from './estimate-institution.ts';
export * from './institution.ts';
export * from './institution-history.ts';
export * from './institution-indicator.ts';
export * from './institution-ward.ts';
export * from './invitation.ts';
export * from './organisation-number.ts';
export * from './ward-type.ts';
