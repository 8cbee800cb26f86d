export * from './declared-length-queries.ts';
export * from './meeting-queries.ts';
export * from './participation-queries.ts';
export * from './roll-out-queries.ts';
export * from './round-queries.ts';
export * from './sharing-queries.ts';
export * from './worksheet-queries.ts';
