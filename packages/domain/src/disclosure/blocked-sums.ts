import { type BlockedSums, blocksOfNames } from './block-rests.ts';
import { monthsOf } from './grid.ts';
import { blocksOf, isDividedByMonth, type Protection } from './protection.ts';
import { sumsOf } from './views.ts';

/** Municipalities in steps. `before`, when given, has the blocks of all families but the one that is asked for. */
export function blockedPlaces(
  protection: Protection,
  before?: { readonly blocks: BlockedSums['blocks']; readonly but: number },
): BlockedSums {
  const { grid, nation, present } = protection;
  return {
    times: grid.steps,
    sums: sumsOf(grid, 'byStep'),
    largest: partsOf(grid, 'largestByStep'),
    left: ({ left }) => left,
    largestLeft: ({ largestLeft }) => largestLeft,
    mostLeft: ({ mostLeft }) => mostLeft,
    blocks: nation.map((grain, family) => {
      if (before !== undefined && family !== before.but) return before.blocks[family] ?? null;
      return grain === 'none' ? null : blocksOfNames(blocksOf(protection, family));
    }),
    isPresent: (place, step) => present[place * grid.steps + step] === 1,
  };
}

/** Areas by month: hidden counties are one block, and so are areas that are not told apart or the whole country. */
export function blockedAreas(protection: Protection): BlockedSums {
  const { grid, nation, counties, hiddenCounties } = protection;
  return {
    times: monthsOf(grid),
    sums: sumsOf(grid, 'byMonth'),
    largest: partsOf(grid, 'largestByMonth'),
    left: ({ leftByMonth }) => leftByMonth,
    largestLeft: ({ largestLeftByMonth }) => largestLeftByMonth,
    mostLeft: ({ mostLeftByMonth }) => mostLeftByMonth,
    blocks: nation.map((grain, family) => {
      if (grain !== 'month') return null;
      const names = grid.areas.map(({ county }, area) => {
        if (counties[family] !== 'month') return -1;
        if (hiddenCounties[family]?.has(county)) return -1;
        return isDividedByMonth(protection, family, county) ? area : -2 - county;
      });
      return blocksOfNames(names);
    }),
    isPresent: () => true,
  };
}

/** Doses tell of no number of people: nobody's part is taken out of them. */
function partsOf(grid: Protection['grid'], by: 'largestByStep' | 'largestByMonth'): BlockedSums['largest'] {
  const parts = sumsOf(grid, by);
  return (family, kind) => (kind === 'ddd' ? [] : parts(family, kind));
}
