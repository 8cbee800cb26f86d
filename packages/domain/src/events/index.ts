export * from './event.ts';
export * from './seats.ts';
