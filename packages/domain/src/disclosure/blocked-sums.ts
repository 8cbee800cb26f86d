import { type BlockedSums, blocksOfNames } from './block-rests.ts';
import { monthsOf } from './grid.ts';
import { blocksOf, type Protection } from './protection.ts';
import { sumsOf } from './views.ts';

/** Municipalities in steps. */
export function blockedPlaces(protection: Protection): BlockedSums {
  const { grid, nation, present } = protection;
  return {
    times: grid.steps,
    sums: sumsOf(grid, 'byStep'),
    largest: () => [],
    left: ({ left }) => left,
    blocks: nation.map((grain, family) =>
      grain === 'none' ? null : blocksOfNames(blocksOf(protection, family)),
    ),
    isPresent: (place, step) => present[place * grid.steps + step] === 1,
  };
}

/** Areas by month: hidden counties are one block, and so are areas that are not told apart or the whole country. */
export function blockedAreas({ grid, nation, counties, hiddenCounties, undivided }: Protection): BlockedSums {
  return {
    times: monthsOf(grid),
    sums: sumsOf(grid, 'byMonth'),
    largest: sumsOf(grid, 'largestByMonth'),
    left: () => null,
    blocks: nation.map((grain, family) => {
      if (grain !== 'month') return null;
      const names = grid.areas.map(({ county }, area) => {
        if (counties[family] !== 'month') return -1;
        if (hiddenCounties[family]?.has(county)) return -1;
        return undivided[family]?.has(county) ? -2 - county : area;
      });
      return blocksOfNames(names);
    }),
    isPresent: () => true,
  };
}
