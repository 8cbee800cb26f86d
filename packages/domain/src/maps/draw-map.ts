import type { MapArea, Position } from './read-areas.ts';

type Point = readonly [x: number, y: number];

/** An area as it is drawn, in whole units of the drawing from its upper left corner. */
export interface DrawnArea {
  readonly id: string;
  /** For an SVG path that is filled by the even-odd rule: holes and islands are right, whichever way the rings run. */
  readonly path: string;
  /** Where a name has most room: the middle of a box within the area, its width and its height. */
  readonly label: { readonly x: number; readonly y: number; readonly room: number; readonly height: number };
}

/** Areas on one plane, true to their size. */
export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly DrawnArea[];
}

/** The longer side of a drawing: finer than a screen shows at the size of a page. */
const LONGER_SIDE = 1000;

/** The standard parallels of Norway: a sixth from either end of the mainland's 58° to 71°. */
const PARALLELS = [60.2, 68.8] as const;
/** The meridian that stands upright. */
const MERIDIAN = 15;

/**
 * Albers equal-area conic projection on a sphere of radius 1; x to the east, y to the north.
 * Snyder, Map projections: a working manual (USGS Professional Paper 1395, 1987), equations 14-1 to 14-6.
 * @param origin longitude and latitude of (0, 0), degrees
 * @param parallels standard parallels, degrees; not equal and opposite
 */
export function albers(origin: Position, parallels: readonly [number, number]): (at: Position) => Point {
  const radians = Math.PI / 180;
  const sines = parallels.map((latitude) => Math.sin(latitude * radians));
  const n = ((sines[0] ?? 0) + (sines[1] ?? 0)) / 2;
  const c = Math.cos(parallels[0] * radians) ** 2 + 2 * n * (sines[0] ?? 0);
  const rho = (latitude: number) => Math.sqrt(c - 2 * n * Math.sin(latitude * radians)) / n;
  const rho0 = rho(origin[1]);
  return ([longitude, latitude]) => {
    const theta = n * (longitude - origin[0]) * radians;
    return [rho(latitude) * Math.sin(theta), rho0 - rho(latitude) * Math.cos(theta)];
  };
}

/**
 * Draws areas on a grid of whole units, true to their size. Points that fall together or lie on a line are left out; a border that two
 * areas share is rounded alike in both. An area smaller than the grid stays as one unit, so that nobody is lost.
 */
export function drawMap(areas: readonly MapArea[]): DrawnMap {
  const project = albers([MERIDIAN, 65], PARALLELS);
  const placed = areas
    .filter(({ rings }) => rings.length > 0)
    .map(({ id, rings }) => ({ id, rings: rings.map((ring) => ring.map(project)) }));
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { rings } of placed)
    for (const [x, y] of rings.flat()) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  const scale = LONGER_SIDE / Math.max(right - left, high - low);
  if (!Number.isFinite(scale)) return { width: 0, height: 0, areas: [] };
  const onGrid = ([x, y]: Point): Point => [Math.round((x - left) * scale), Math.round((high - y) * scale)];
  return {
    width: Math.max(1, Math.round((right - left) * scale)),
    height: Math.max(1, Math.round((high - low) * scale)),
    areas: placed.map(({ id, rings }) =>
      drawArea(
        id,
        rings.map((ring) => ring.map(onGrid)),
      ),
    ),
  };
}

function drawArea(id: string, rings: readonly (readonly Point[])[]): DrawnArea {
  const simple = rings.map(withoutNeedless).filter((ring) => ring.length >= 3);
  const [x, y] = rings[0]?.[0] ?? [0, 0];
  const drawn = simple.length > 0 ? simple : [unitAt(x, y)];
  return { id, path: drawn.map(pathOf).join(''), label: roomIn(drawn) };
}

function unitAt(x: number, y: number): readonly Point[] {
  const [west, north] = [Math.max(0, x - 1), Math.max(0, y - 1)];
  return [
    [west, north],
    [west + 1, north],
    [west + 1, north + 1],
    [west, north + 1],
  ];
}

/** A ring without its closing point, repeated points and points on the line between their neighbours; empty if nothing is left. */
function withoutNeedless(ring: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  const isNeedless = (before: Point | undefined, point: Point | undefined, after: Point | undefined) =>
    before !== undefined && point !== undefined && after !== undefined && crossOf(before, point, after) === 0;
  for (const point of ring.slice(0, -1)) {
    if (isSame(kept.at(-1), point)) continue;
    while (isNeedless(kept.at(-2), kept.at(-1), point)) kept.pop();
    if (!isSame(kept.at(-1), point)) kept.push(point);
  }
  // Where the ring meets itself the same holds.
  while (kept.length >= 3 && (isSame(kept.at(-1), kept[0]) || isNeedless(kept.at(-2), kept.at(-1), kept[0])))
    kept.pop();
  while (kept.length >= 3 && isNeedless(kept.at(-1), kept[0], kept[1])) kept.shift();
  return kept.length < 3 ? [] : kept;
}

function isSame(one: Point | undefined, other: Point | undefined): boolean {
  return one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1];
}

/** Twice the area of the triangle: 0 where the three lie on a line. */
function crossOf([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

function pathOf(ring: readonly Point[]): string {
  return `M${ring.map((point) => point.join(' ')).join('L')}Z`;
}

/** How many heights are tried for a name, and how many on either side a name takes up. */
const HEIGHTS = 24;
const REACH = 3;

type Stretch = readonly [from: number, to: number];

/** The widest stretch that neighbouring heights have in common; near the middle of the area rather than at its end. */
function roomIn(rings: readonly (readonly Point[])[]): DrawnArea['label'] {
  const heights = rings.flat().map(([, y]) => y);
  const top = heights.reduce((least, y) => Math.min(least, y), Infinity);
  const bottom = heights.reduce((most, y) => Math.max(most, y), -Infinity);
  const step = (bottom - top) / HEIGHTS;
  const rows = Array.from({ length: HEIGHTS }, (_, index) => stretchesAt(rings, top + step * (index + 0.5)));
  let best = { x: rings[0]?.[0]?.[0] ?? 0, y: top, room: 0, merit: 0 };
  for (let index = REACH; index < HEIGHTS - REACH; index += 1) {
    const around = rows.slice(index - REACH, index + REACH + 1);
    for (const stretch of rows[index] ?? []) {
      const [from, to] = around.reduce<Stretch>(widestCommon, stretch);
      const merit = (to - from) * (1 - Math.abs((index + 0.5) / HEIGHTS - 0.5));
      if (merit > best.merit)
        best = { x: (from + to) / 2, y: top + step * (index + 0.5), room: to - from, merit };
    }
  }
  return {
    x: Math.round(best.x),
    y: Math.round(best.y),
    room: Math.round(best.room),
    height: Math.round(step * (2 * REACH + 1)),
  };
}

function widestCommon([from, to]: Stretch, others: readonly Stretch[]): Stretch {
  const common = others.map(([a, b]): Stretch => [Math.max(from, a), Math.min(to, b)]);
  return common.reduce<Stretch>(
    (best, each) => (each[1] - each[0] > best[1] - best[0] ? each : best),
    [from, from],
  );
}

function stretchesAt(rings: readonly (readonly Point[])[], y: number): readonly Stretch[] {
  const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b);
  return crossings.flatMap((from, index) => {
    const to = crossings[index + 1];
    return index % 2 === 0 && to !== undefined ? [[from, to] as const] : [];
  });
}

function crossingsAt(ring: readonly Point[], y: number): readonly number[] {
  return ring.flatMap(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    return y1 > y === y2 > y ? [] : [x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)];
  });
}
