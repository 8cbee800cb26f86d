export * from './apply-retention.ts';
export type { RetentionSettings } from './retention-plan.ts';
