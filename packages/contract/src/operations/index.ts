export * from './account.ts';
export * from './imports.ts';
export * from './operation.ts';
export * from './operations.ts';
export * from './releases.ts';
export * from './reports.ts';
export * from './schemas.ts';
export * from './service.ts';
