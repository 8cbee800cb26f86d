export * from './event.ts';
export * from './event-day.ts';
export * from './event-evaluation.ts';
export * from './seats.ts';
