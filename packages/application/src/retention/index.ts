export * from './apply-retention.ts';
