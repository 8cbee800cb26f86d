import type { UnitId } from '../organisation/index.ts';
import type { DisclosureGrid } from './grid.ts';
import type { FamilyPattern, Pattern } from './pattern.ts';

/** The levels of the closed grid. `others` is "øvrige kommuner" of a county: all that are folded there. */
export type GridLevel = 'municipality' | 'others' | 'county' | 'countyNow' | 'nation';

/** A figure of others. A month is one position; a window is a number of steps up to and with `end`. */
export interface GridCell {
  readonly level: GridLevel;
  /** The county for `others`, 0 for the nation. */
  readonly unit: UnitId;
  readonly kind: 'month' | 'window';
  /** Position of the month, or of the last step. */
  readonly end: number;
  /** Steps in a window; ignored for a month. */
  readonly length: number;
}

/** The places that a window is made of in one step, as positions. */
export interface StepPlaces {
  readonly step: number;
  readonly places: readonly number[];
}

/** What a pattern lets through. */
export interface Publication {
  /** Whether a figure of the family may be told. `others` may be told of a numerator only. */
  shows(family: string, cell: GridCell): boolean;
  /**
   * Whether the figures of two families over the same places may be told: a numerator with its denominator. For `others`
   * the places are those folded for the numerator.
   */
  showsBoth(numerator: string, denominator: string, cell: GridCell): boolean;
  /** Whether the municipality (under the code of `end`) has no figure of its own in the family. */
  isFolded(family: string, municipality: UnitId, end: number): boolean;
  /** The places of a window; for `others` those folded in the family. */
  placesOf(family: string, cell: GridCell): readonly StepPlaces[];
}

/** @throws RangeError for a pattern of other months than the grid's. */
export function createPublication(grid: DisclosureGrid, pattern: Pattern): Publication {
  if (pattern.start !== grid.start || pattern.steps !== grid.steps) {
    throw new RangeError('The pattern belongs to other months');
  }
  const present = presentAt(grid);
  const families = new Map(
    pattern.families.map((family) => [family.family, readFamily(grid, family, present)]),
  );
  const known = new Map<string, readonly StepPlaces[]>();

  const places = (cell: GridCell): readonly StepPlaces[] => {
    const { level, unit, end, length } = cell;
    const name = `${level} ${unit} ${end} ${length}`;
    const remembered = known.get(name);
    if (remembered) return remembered;
    const isInside = (place: number): boolean => {
      const at = grid.places[place];
      if (level === 'nation') return true;
      if (level === 'municipality') return at?.municipality[end] === unit;
      if (level === 'countyNow') return grid.areas[at?.area ?? -1]?.countyNow === unit;
      return at?.county[end] === unit;
    };
    const first = end - length + 1;
    const found = Array.from({ length }, (_, index) => ({
      step: first + index,
      places: (present[first + index] ?? []).filter(isInside),
    }));
    known.set(name, found);
    return found;
  };

  const placesOf = (family: string, cell: GridCell): readonly StepPlaces[] => {
    const all = places(cell);
    if (cell.level !== 'others') return all;
    const blocks = families.get(family)?.blocks ?? new Int32Array();
    return all.map(({ step, places: here }) => ({
      step,
      places: here.filter((place) => blocks[place] !== place),
    }));
  };

  const showsWindow = (own: ReadFamily, steps: readonly StepPlaces[]): boolean =>
    own.pattern.nation !== 'none' &&
    (steps[0]?.step ?? -1) >= 0 &&
    steps.some(({ places: here }) => here.length > 0) &&
    steps.every(({ step, places: here }) => areWholeBlocks(own, here, step));

  const showsMonth = (own: ReadFamily, { level, unit, end }: GridCell): boolean => {
    const { nation, counties, hiddenCounties, undivided, undividedMonths = [] } = own.pattern;
    if (level === 'nation') return nation === 'month';
    if (counties !== 'month') return false;
    const here = present[Math.floor(end / grid.monthsPerStep)] ?? [];
    const areas = [...new Set(here.map((place) => grid.places[place]?.area ?? 0))];
    const isInside = (area: number) =>
      (level === 'county' ? grid.areas[area]?.county : grid.areas[area]?.countyNow) === unit;
    const inside = areas.filter(isInside);
    const touched = new Set(inside.map((area) => grid.areas[area]?.county ?? 0));
    return (
      inside.length > 0 &&
      [...touched].every(
        (county) =>
          !hiddenCounties.includes(county) &&
          (!(undivided.includes(county) || undividedMonths.includes(county)) ||
            areas.every((area) => grid.areas[area]?.county !== county || isInside(area))),
      )
    );
  };

  const shows = (family: string, cell: GridCell): boolean => {
    const own = families.get(family);
    if (!own) return false;
    if (cell.kind === 'month') {
      return cell.level !== 'municipality' && cell.level !== 'others' && showsMonth(own, cell);
    }
    if (cell.level === 'nation') return own.pattern.nation !== 'none';
    const isMunicipal = cell.level === 'municipality' || cell.level === 'others';
    if (isMunicipal && cell.length !== grid.stepsPerWindow) return false;
    return showsWindow(own, placesOf(family, cell));
  };

  return {
    shows,
    placesOf,
    showsBoth(numerator, denominator, cell) {
      const below = families.get(denominator);
      if (!below || !shows(numerator, cell)) return false;
      if (cell.level !== 'others') return shows(denominator, cell);
      return showsWindow(below, placesOf(numerator, cell));
    },
    isFolded(family, municipality, end) {
      const own = families.get(family);
      return grid.places.some(
        ({ municipality: carried }, place) =>
          carried[end] === municipality && own !== undefined && own.blocks[place] !== place,
      );
    },
  };
}

interface ReadFamily {
  readonly pattern: FamilyPattern;
  /** For each place the name of its block: its own position while it stands by itself. */
  readonly blocks: Int32Array;
  /** For each step the number of places of each block. */
  readonly sizes: readonly ReadonlyMap<number, number>[];
}

function readFamily(
  grid: DisclosureGrid,
  pattern: FamilyPattern,
  present: readonly (readonly number[])[],
): ReadFamily {
  const blocks = blocksOfPattern(grid, pattern);
  return { pattern, blocks, sizes: present.map((places) => countBlocks(blocks, places)) };
}

/** For each place the name of its block, negative, or its own position while it stands by itself. */
export function blocksOfPattern(grid: DisclosureGrid, pattern: FamilyPattern): Int32Array {
  const hidden = new Set(pattern.hiddenCounties);
  const undivided = new Set(pattern.undivided);
  const folded = new Set(pattern.folded.map(({ place }) => place));
  const names = new Map<string, number>();
  const nameOf = (block: string): number => {
    const name = names.get(block) ?? -1 - names.size;
    names.set(block, name);
    return name;
  };
  return Int32Array.from(grid.places, ({ unit, area }, place) => {
    const county = grid.areas[area]?.county ?? 0;
    if (hidden.has(county)) return nameOf('hidden counties');
    if (!folded.has(unit)) return place;
    return nameOf(undivided.has(county) ? `county ${county}` : `area ${area}`);
  });
}

/** Whether the places are made up of whole blocks: no place of a block that they touch is missing. */
function areWholeBlocks({ blocks, sizes }: ReadFamily, places: readonly number[], step: number): boolean {
  const touched = countBlocks(blocks, places);
  return [...touched].every(([block, number]) => sizes[step]?.get(block) === number);
}

/** Places of each block; those that stand by themselves are left out. */
function countBlocks(blocks: Int32Array, places: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const place of places) {
    const block = blocks[place] ?? place;
    if (block !== place) counts.set(block, (counts.get(block) ?? 0) + 1);
  }
  return counts;
}

/** For each step the places where someone has a list or something is counted. */
function presentAt(grid: DisclosureGrid): readonly (readonly number[])[] {
  return Array.from({ length: grid.steps }, (_, step) =>
    [...grid.places.keys()].filter(
      (place) =>
        (grid.places[place]?.prescribers[step] ?? 0) > 0 ||
        grid.families.some(({ counts }) =>
          counts.some(({ byStep }) => byStep[place * grid.steps + step] !== 0),
        ),
    ),
  );
}
