import { protect } from '../protect.ts';
import { createPublication } from '../publication.ts';
import { DEFAULT_DISCLOSURE } from '../settings.ts';
import { plainGrid } from './plain-grid.ts';

/** Every way in which the municipalities of one county can have 0 … most, beside a county where all is large. */
export function allWorlds(places: number, most: number): number[][] {
  let worlds: number[][] = [[]];
  for (let place = 0; place < places; place += 1) {
    worlds = worlds.flatMap((world) => Array.from({ length: most + 1 }, (_, value) => [...world, value]));
  }
  return worlds;
}

/** All that is published of a world, and of which municipalities something is. */
export function publishedOf(
  world: readonly number[],
  k: number,
): { readonly text: string; readonly shown: readonly boolean[] } {
  const grid = plainGrid({ all: [0] }, [
    ...world.map((count, index) => ({ unit: 101 + index, counts: { all: [count] } })),
    ...[201, 202, 203].map((unit) => ({ unit, counts: { all: [90] } })),
  ]);
  const families = grid.families.map((family) => ({
    ...family,
    counts: family.counts.map((count) => ({ ...count, threshold: k })),
  }));
  const settings = { ...DEFAULT_DISCLOSURE, k };
  const publication = createPublication(grid, protect({ ...grid, families }, settings, []));
  const shows = (level: 'municipality' | 'county' | 'nation', unit: number) =>
    publication.shows('0', { level, unit, kind: 'window', end: 0, length: 1 });
  const shown = world.map((_, index) => shows('municipality', 101 + index));
  const total = world.reduce((sum, count) => sum + count, 0);
  const told = [
    ...world.map((count, index) => (shown[index] ? count : '-')),
    shows('county', 1) ? total : '-',
    shows('county', 2),
    // The nation tells the county where the other county is told.
    shows('nation', 0) ? total : '-',
  ];
  return { text: told.join(' '), shown };
}
