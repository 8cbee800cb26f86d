export * from './cluster-influence.ts';
export * from './distributions.ts';
export * from './estimate.ts';
export * from './group-time.ts';
export * from './group-time-aggregates.ts';
export * from './rate-change.ts';
export * from './rollout.ts';
