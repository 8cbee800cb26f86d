import type { DisclosureGrid } from '../grid.ts';
import type { FamilyPattern } from '../pattern.ts';

/**
 * The places that only a sum is told of, by the name of their block, written down from the pattern's own words (the code
 * under test has its own way). A place by itself is a block of one.
 */
export function blocksIn(
  grid: DisclosureGrid,
  family: FamilyPattern,
): ReadonlyMap<string, readonly number[]> {
  return Map.groupBy(grid.places.keys(), (place) => {
    const { unit, area } = grid.places[place] as DisclosureGrid['places'][number];
    const county = grid.areas[area]?.county ?? 0;
    if (family.nation === 'none') return 'nothing';
    if (family.hiddenCounties.includes(county)) return 'hidden counties';
    if (!family.folded.some(({ place: folded }) => folded === unit)) return `place ${unit}`;
    return family.undivided.includes(county) ? `county ${county}` : `area ${area}`;
  });
}

/** Whether a family's figure of a block says nothing of a single place. */
export function isBlockOfPlace(name: string): boolean {
  return name.startsWith('place');
}
