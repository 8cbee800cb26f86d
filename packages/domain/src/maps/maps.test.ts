import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { albers, drawMap } from './draw-map.ts';
import { type Position, readAreas } from './read-areas.ts';

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const collection = (...features: readonly unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });
const polygon = (code: unknown, ...rings: readonly (readonly Position[])[]) => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'Polygon', coordinates: rings },
});

function faultsOf(text: string): readonly string[] {
  const faults: string[] = [];
  const known = (code: string) => (/^\d\d$/.test(code) ? null : `${code} is no county.`);
  readAreas(text, 'code', known, (message) => faults.push(message));
  return faults;
}

describe('reading areas', () => {
  it('reads polygons, islands, holes and codes that have lost their zero', () => {
    const islands = {
      type: 'Feature',
      properties: { code: 3 },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [[box(5, 60, 6, 61), box(5.2, 60.2, 5.4, 60.4)], [box(8, 60, 9, 61)]],
      },
    };
    const text = collection(polygon('46', box(5, 62, 6, 63)), islands, { ...polygon('11'), geometry: null });
    expect(faultsOf(text)).toEqual([]);
    const areas = readAreas(
      text,
      'code',
      () => null,
      () => {},
    );
    expect(areas.map(({ id, rings }) => [id, rings.length])).toEqual([
      ['46', 1],
      ['03', 3],
      ['11', 0],
    ]);
  });

  it.each([
    ['no JSON', '{"type":', /is not JSON: export/],
    ['no collection', JSON.stringify(polygon('46', box(5, 60, 6, 61))), /no GeoJSON FeatureCollection/],
    ['nothing', collection(), /holds no areas/],
    [
      'another system',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [polygon('46', box(5, 60, 6, 61))],
        crs: { type: 'name', properties: { name: 'EPSG:25833' } },
      }),
      /export it as WGS 84/,
    ],
    [
      'no code',
      collection({ ...polygon('46', box(5, 60, 6, 61)), properties: { name: 'Vest' } }),
      /feature 1 has no property code.*map\.property/,
    ],
    ['a code of nobody', collection(polygon('Vest', box(5, 60, 6, 61))), /feature 1: Vest is no county/],
    [
      'a code twice',
      collection(polygon('46', box(5, 60, 6, 61)), polygon('46', box(7, 60, 8, 61))),
      /feature 2: 46 stands twice/,
    ],
    [
      'a line',
      collection({ ...polygon('46'), geometry: { type: 'LineString', coordinates: box(5, 60, 6, 61) } }),
      /no Polygon or MultiPolygon/,
    ],
    ['three points', collection(polygon('46', box(5, 60, 6, 61).slice(2))), /fewer than four positions/],
    [
      'an open ring',
      collection(polygon('46', box(5, 60, 6, 61).slice(0, 4))),
      /does not end where it begins/,
    ],
    ['metres', collection(polygon('46', box(500_000, 6_600_000, 500_100, 6_600_100))), /not metres/],
    ['latitude first', collection(polygon('46', box(60, 5, 61, 6))), /longitude before latitude/],
    ['words', collection(polygon('46', [['a', 'b']] as never)), /not two numbers/],
  ])('refuses %s and says what to do', (_name, text, expected) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(expected);
  });

  it('does not tell more faults than can be read', () => {
    const faults = faultsOf(collection(...Array.from({ length: 40 }, () => polygon('x', box(5, 60, 6, 61)))));
    expect(faults).toHaveLength(13);
    expect(faults.at(-1)).toMatch(/^and \d+ more faults\.$/);
  });
});

describe('drawing areas', () => {
  it('projects as in Snyder’s example', () => {
    // USGS Professional Paper 1395, appendix A, Albers on the sphere: x 0.2952720, y 0.2416774.
    const [x, y] = albers([-96, 23], [29.5, 45.5])([-75, 35]);
    expect(x).toBeCloseTo(0.295272, 6);
    expect(y).toBeCloseTo(0.2416774, 6);
  });

  it('draws areas of one size on the ground as large in the north as in the south', () => {
    const strip = (south: number): Position[] => {
      // As wide in degrees, with heights between sines that are equally far apart.
      const north = (Math.asin(Math.sin((south * Math.PI) / 180) + 0.02) * 180) / Math.PI;
      return box(14, south, 16, north);
    };
    const { areas } = drawMap([
      { id: 'a', rings: [strip(58)] },
      { id: 'b', rings: [strip(68)] },
    ]);
    const [a = 0, b = 0] = areas.map(({ path }) => areaOf(path));
    expect(b / a).toBeGreaterThan(0.98);
    expect(b / a).toBeLessThan(1.02);
  });

  it('is the same whichever way a ring runs, and leaves out what makes no difference', () => {
    const ring = box(5, 60, 9, 62);
    const fine = ring.flatMap((at, index) => (index === 0 ? [at] : [at, at]));
    const [one, two] = [[ring], [fine]].map((rings) => drawMap([{ id: 'a', rings }]).areas[0]?.path);
    expect(two).toBe(one);
    const back = drawMap([{ id: 'a', rings: [[...ring].reverse()] }]).areas[0];
    expect(areaOf(back?.path ?? '')).toBe(areaOf(one ?? ''));
  });

  it('keeps an area that is smaller than the grid, and puts a name where there is room', () => {
    const { width, areas } = drawMap([
      { id: 'large', rings: [box(5, 58, 20, 70), box(5.5, 58.5, 12, 69.5)] },
      { id: 'small', rings: [box(10, 65, 10.0001, 65.0001)] },
      { id: 'nowhere', rings: [] },
    ]);
    expect(areas.map(({ id }) => id)).toEqual(['large', 'small']);
    expect(areaOf(areas[1]?.path ?? '')).toBe(1);
    // East of the hole, not within it.
    expect(areas[0]?.label.x).toBeGreaterThan(width / 2);
  });

  it('keeps every point inside the drawing, and a shared border shared', () => {
    const longitude = fc.double({ min: 4, max: 30, noNaN: true });
    const latitude = fc.double({ min: 57, max: 71, noNaN: true });
    const border = fc.array(fc.tuple(longitude, latitude), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(border, longitude, latitude, (shared, east, north) => {
        const start = shared[0] ?? [5, 60];
        const ring = (tip: Position): Position[] => [...shared, tip, start];
        const { width, height, areas } = drawMap([
          { id: 'a', rings: [ring([east, north])] },
          { id: 'b', rings: [ring([4.5, 71])] },
        ]);
        expect(Math.max(width, height)).toBeLessThanOrEqual(1000);
        for (const { path, label } of areas) {
          expect(path).toMatch(/^(M\d+ \d+(L\d+ \d+)+Z)+$/);
          for (const [x, y] of pointsOf(path)) expect(x <= width + 1 && y <= height + 1).toBe(true);
          expect(Number.isFinite(label.x + label.y + label.room)).toBe(true);
        }
      }),
    );
  });
});

function pointsOf(path: string): readonly (readonly [number, number])[] {
  return [...path.matchAll(/(\d+) (\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** By the shoelace formula, of one ring. */
function areaOf(path: string): number {
  const points = pointsOf(path);
  return Math.abs(
    points.reduce((sum, [x, y], index) => {
      const [nextX = 0, nextY = 0] = points[(index + 1) % points.length] ?? [];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
}
