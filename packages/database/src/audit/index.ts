export * from './append-audit.ts';
export * from './audit-queries.ts';
export * from './verify-audit-chain.ts';
