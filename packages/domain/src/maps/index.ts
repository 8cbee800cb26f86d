export * from './draw-map.ts';
export * from './read-areas.ts';
