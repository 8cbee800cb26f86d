export * from './area-map.ts';
export * from './county-tiles.ts';
export * from './tile-map.ts';
