import { COUNTY_TILES } from '../packages/charts/src/geography/county-tiles.ts';

/** Without borders in the file, as a site's own file may lack some. */
const LEFT_OUT = '39';

/**
 * Invented borders of the counties as GeoJSON: the tiles of the map, bent at their corners. Nobody lives in them; they show what a
 * site’s own file is drawn as.
 */
export function inventedCounties(): string {
  const features = [...COUNTY_TILES]
    .filter(([code]) => code !== LEFT_OUT)
    .map(([code, [column, row]]) => ({
      type: 'Feature',
      properties: { fylkesnummer: code, invented: true },
      geometry: { type: 'Polygon', coordinates: [ringOf(column, row)] },
    }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Points between two corners of a tile; neighbours have them in common. */
const STEPS = 6;

function ringOf(column: number, row: number): readonly (readonly [number, number])[] {
  const side = (from: readonly [number, number], to: readonly [number, number]) =>
    Array.from({ length: STEPS }, (_, step) =>
      bent(from[0] + ((to[0] - from[0]) * step) / STEPS, from[1] + ((to[1] - from[1]) * step) / STEPS),
    );
  const [west, east, north, south] = [column, column + 1, row, row + 1];
  return [
    ...side([west, south], [east, south]),
    ...side([east, south], [east, north]),
    ...side([east, north], [west, north]),
    ...side([west, north], [west, south]),
    bent(west, south),
  ];
}

function bent(x: number, y: number): readonly [number, number] {
  const [dx, dy] = [0.16 * Math.sin(3 * y + 5 * x), 0.14 * Math.sin(4 * x + 2 * y)];
  return [4.5 + 4.6 * (x + dx), 71 - 2.1 * (y + dy)];
}
