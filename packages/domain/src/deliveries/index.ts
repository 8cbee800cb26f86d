export * from './delivery-state.ts';
export * from './expected-deliveries.ts';
export * from './manifest.ts';
export * from './release-due.ts';
