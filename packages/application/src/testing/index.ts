export * from './actors.ts';
export * from './prepared-homes.ts';
export * from './strict-logging.ts';
export * from './test-home.ts';
