import { type BlockedSums, blocksOfNames, joinBlocks } from './block-rests.ts';
import type { MeasuredPartition } from './complement.ts';
import type { DisclosureGrid } from './grid.ts';
import type { GroupSurrounding, StepSums } from './group-may-be-shown.ts';
import type { Pattern } from './pattern.ts';
import { blocksOfPattern } from './publication.ts';

/** For each place, or for those that hold a member, the prescribers in each month. */
export type PlaceRosters = ReadonlyMap<number, ArrayLike<number>>;

type SurroundingsOf = (
  members: PlaceRosters,
  families: readonly (readonly StepSums[])[],
) => readonly GroupSurrounding[];

/**
 * What is told around a group: the fewest places that hold all its members and whose sum is told, by themselves or as whole
 * blocks, of a family; and of a whole together with its parts, whose blocks may reach over each other's borders. Places that
 * hold more leave more beside the group, and places that hold a part of it bound it no closer.
 */
export function createGroupSurroundings(
  grid: DisclosureGrid,
  pattern: Pattern,
  partitions: readonly MeasuredPartition[],
  prescribers: PlaceRosters,
): SurroundingsOf {
  const blocks = pattern.families.map((family) =>
    family.nation === 'none' ? null : blocksOfNames(blocksOfPattern(grid, family)),
  );
  const together = toldTogether(partitions, blocks);
  const sets = new Map<string, PlaceSet>();
  const setOf = (places: readonly number[]): PlaceSet => {
    const name = [...places].sort((a, b) => a - b).join();
    const known = sets.get(name) ?? placeSet(grid, blocks, prescribers, places, sets.size);
    sets.set(name, known);
    return known;
  };
  const joined = new Map<string, readonly PlaceSet[]>();
  const setsAround = (places: readonly number[]): readonly PlaceSet[] => {
    const name = places.join();
    const known =
      joined.get(name) ?? together.map((families) => setOf(joinBlocks({ blocks }, families, places)));
    joined.set(name, known);
    return known;
  };
  return (members, families) => {
    const around = Array.from({ length: grid.steps }, (_, step) =>
      setsAround([...members.keys()].filter((place) => isThere(grid, members.get(place), step))),
    );
    const units = new Map(
      together.map((_, index) => {
        const inSteps = around.flatMap((of) => of[index] ?? []);
        return [inSteps.map(({ name }) => name).join(), inSteps] as const;
      }),
    );
    return [...units.values()].map((inSteps) => surrounding(grid, inSteps, members, families));
  };
}

/** Places with what is known of them together. */
interface PlaceSet {
  readonly name: number;
  /** Whether a family's sum over the places is told. */
  readonly isTold: (family: number) => boolean;
  readonly prescribers: (month: number) => number;
  readonly sum: (family: number, count: number, step: number) => number;
}

function placeSet(
  grid: DisclosureGrid,
  blocks: BlockedSums['blocks'],
  rosters: PlaceRosters,
  places: readonly number[],
  name: number,
): PlaceSet {
  const told = new Map<number, boolean>();
  return {
    name,
    isTold(family) {
      const known = told.get(family);
      if (known !== undefined) return known;
      const isWhole =
        blocks[family] != null && joinBlocks({ blocks }, [family], places).length === places.length;
      told.set(family, isWhole);
      return isWhole;
    },
    prescribers: (month) => places.reduce((total, place) => total + (rosters.get(place)?.[month] ?? 0), 0),
    sum(family, count, step) {
      const values = grid.families[family]?.counts[count]?.byStep ?? [];
      let total = 0;
      for (const place of places) total += values[place * grid.steps + step] ?? 0;
      return total;
    },
  };
}

/** Families whose blocks are joined: each by itself, and a whole with one of its parts or all. */
function toldTogether(
  partitions: readonly MeasuredPartition[],
  blocks: BlockedSums['blocks'],
): readonly (readonly number[])[] {
  const told = [...blocks.keys()].filter((family) => blocks[family]);
  const joins = partitions
    .filter(({ whole, isExhaustive }) => !isExhaustive && blocks[whole])
    .flatMap(({ whole, parts }) => {
      const known = parts.filter((part) => blocks[part]);
      return [known, ...known.map((part) => [part])].map((of) => [whole, ...of]);
    });
  return [...new Map([...told.map((family) => [family]), ...joins].map((of) => [of.join(), of])).values()];
}

function surrounding(
  grid: DisclosureGrid,
  inSteps: readonly PlaceSet[],
  members: PlaceRosters,
  families: readonly (readonly StepSums[])[],
): GroupSurrounding {
  const outside = (step: number) =>
    monthsOfStep(grid, step).map((month) => {
      const inside = [...members.values()].reduce((total, counts) => total + (counts[month] ?? 0), 0);
      return (inSteps[step]?.prescribers(month) ?? 0) - inside;
    });
  return {
    prescribers: inSteps.map((_, step) => Math.min(...outside(step))),
    families: families.map((sums, family) => {
      if (!inSteps.every(({ isTold }) => isTold(family))) return [];
      return sums.map(({ kind, threshold, steps }, count): StepSums => {
        const left = inSteps.map((places, step) => places.sum(family, count, step) - (steps[step] ?? 0));
        return { kind, threshold, steps: left };
      });
    }),
  };
}

function isThere(grid: DisclosureGrid, counts: ArrayLike<number> | undefined, step: number): boolean {
  return monthsOfStep(grid, step).some((month) => (counts?.[month] ?? 0) > 0);
}

function monthsOfStep({ monthsPerStep }: DisclosureGrid, step: number): number[] {
  return Array.from({ length: monthsPerStep }, (_, index) => step * monthsPerStep + index);
}
