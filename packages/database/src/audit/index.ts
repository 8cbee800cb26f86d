export * from './append-audit.ts';
export * from './verify-audit-chain.ts';
