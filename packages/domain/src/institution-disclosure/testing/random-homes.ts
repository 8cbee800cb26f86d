import fc from 'fast-check';
import type { HomeQuarter, Variable } from '../home-quarter.ts';

export const QUARTERS = [0, 1, 2] as const;
/** Periods of two quarters that overlap in one. */
export const WINDOWS = [
  [0, 1],
  [1, 2],
] as const;

/** A sum, and a part of it; the rest is known as their difference. */
export const VARIABLES: readonly Variable[] = [
  { id: 'all', partOf: [] },
  { id: 'part', partOf: ['all'] },
];

/** Homes of a few counties through three quarters: some join, some leave, few buy the rest. */
export type HomesWorld = ReadonlyMap<number, readonly HomeQuarter[]>;

const amount = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 400 }) },
);

const home = fc.record({
  county: fc.constantFrom(1, 1, 1, 2, 2, 3),
  quarters: fc.constantFrom<readonly number[]>([0, 1, 2], [0, 1, 2], [0, 1, 2], [1, 2], [2], [0, 1], [0]),
  part: fc.tuple(amount, amount, amount),
  rest: fc.tuple(amount, amount, amount),
  hasRest: fc.integer({ min: 0, max: 2 }).map((die) => die === 0),
});

type RandomHome = typeof home extends fc.Arbitrary<infer H> ? H : never;

export const homesWorld: fc.Arbitrary<HomesWorld> = fc
  .array(home, { minLength: 6, maxLength: 16 })
  .map(worldOf);

/** Homes that are more alike, so that parts of a county can be told. */
const evenAmount = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 5, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 60, max: 120 }) },
);
const evenHome = fc.record({
  county: fc.constantFrom(1, 1, 1, 2),
  quarters: fc.constantFrom<readonly number[]>([0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2], [1, 2]),
  part: fc.tuple(evenAmount, evenAmount, evenAmount),
  rest: fc.tuple(evenAmount, evenAmount, evenAmount),
  hasRest: fc.integer({ min: 0, max: 4 }).map((die) => die > 0),
});

/** Enough homes that some of a county can be told by themselves; who takes part at first, and who joins later. */
export const joiningWorld = fc
  .array(fc.record({ home: evenHome, joins: fc.constantFrom(0, 0, 1, 2) }), { minLength: 20, maxLength: 28 })
  .map((homes) => ({
    world: worldOf(homes.map(({ home: each }) => each)),
    first: new Set(homes.flatMap(({ joins }, place) => (joins === 0 ? [place] : []))),
    later: new Set(homes.flatMap(({ joins }, place) => (joins < 2 ? [place] : []))),
  }));

function worldOf(homes: readonly RandomHome[]): HomesWorld {
  return new Map(
    QUARTERS.map((quarter) => [
      quarter,
      homes.flatMap(({ county, quarters, part, rest, hasRest }, place) => {
        if (!quarters.includes(quarter)) return [];
        const [inPart = 0, outside = 0] = [part[quarter], hasRest ? rest[quarter] : 0];
        const values = [inPart + outside, inPart];
        return [{ home: place, county, values, squares: [0, 0] }];
      }),
    ]),
  );
}
