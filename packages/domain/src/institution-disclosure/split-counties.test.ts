import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HomeQuarter } from './home-quarter.ts';
import { protectQuarter } from './protect-quarter.ts';
import { type CountySplit, splitCounties } from './split-counties.ts';
import { attackHomes, type Splits } from './testing/attack-homes.ts';
import { type HomesWorld, joiningWorld, VARIABLES } from './testing/random-homes.ts';

const SETTINGS = { others: 3, margin: 0.2 };

const homes = (count: number, value = (_place: number) => 10): readonly HomeQuarter[] =>
  Array.from({ length: count }, (_, place) => ({
    home: place,
    county: 3,
    values: [value(place)],
    squares: [0],
  }));
const DOSES = [{ id: 'doses', partOf: [] }];
const split = (world: readonly HomeQuarter[], members: number, before: readonly CountySplit[] = []) =>
  splitCounties(world, {
    variables: DOSES,
    told: protectQuarter(world, DOSES, SETTINGS),
    members: new Set(Array.from({ length: members }, (_, place) => place)),
    settings: SETTINGS,
    before,
  });

describe('a county of which some take part', () => {
  it('is told in two where both parts are enough and nobody stands out in either', () => {
    expect(split(homes(12), 8)).toEqual([
      { county: 3, members: [0, 1, 2, 3, 4, 5, 6, 7], variables: ['doses'] },
    ]);
    // Three others could be reckoned from the whole and the part.
    expect(split(homes(12), 9)).toEqual([]);
    expect(split(homes(12), 3)).toEqual([]);
    expect(split(homes(12), 0)).toEqual([]);
    expect(
      split(
        homes(12, (place) => (place === 11 ? 200 : 10)),
        8,
      ),
    ).toEqual([]);
    // Where all take part there are no others.
    expect(split(homes(12), 12)).toMatchObject([{ variables: ['doses'] }]);
  });

  it('keeps the members that a quarter was told with until enough have joined to be told of themselves', () => {
    const [first] = split(homes(16), 6);
    const before = first ? [first] : [];
    expect(split(homes(16), 7, before)[0]?.members).toHaveLength(6);
    expect(split(homes(16), 10, before)[0]?.members).toHaveLength(10);
    // Four others remain; with three they would stand out.
    expect(split(homes(16), 13, before)[0]?.members).toHaveLength(6);
  });
});

describe('somebody who knows the counties, those that take part, and an earlier release', () => {
  const told = (world: HomesWorld) =>
    new Map([...world].map(([quarter, each]) => [quarter, protectQuarter(each, VARIABLES, SETTINGS)]));
  const tell = (world: HomesWorld, members: ReadonlySet<number>, before: Splits): Splits =>
    new Map(
      [...world].map(([quarter, each]) => [
        quarter,
        splitCounties(each, {
          variables: VARIABLES,
          told: told(world).get(quarter) ?? [],
          members,
          settings: SETTINGS,
          before: before.get(quarter) ?? [],
        }),
      ]),
    );
  const everything = (world: HomesWorld, members: ReadonlySet<number>): Splits =>
    new Map(
      [...world].map(([quarter]) => [
        quarter,
        [1, 2].map((county) => ({
          county,
          members: [...members],
          variables: VARIABLES.map(({ id }) => id),
        })),
      ]),
    );
  const attack = (world: HomesWorld, releases: readonly Splits[]) =>
    [world.get(0)?.[0]?.home ?? null, null].flatMap((own) =>
      attackHomes(world, told(world), own, SETTINGS.margin, releases),
    );
  const NONE: Splits = new Map();

  it('comes no closer to a home’s figure than the margin', () => {
    let splits = 0;
    fc.assert(
      fc.property(joiningWorld, ({ world, first, later }) => {
        const one = tell(world, first, NONE);
        const two = tell(world, later, one);
        splits += [...one.values(), ...two.values()].flat().length;
        expect(attack(world, [one, two])).toEqual([]);
      }),
      { numRuns: 40, seed: 4_201 },
    );
    expect(splits).toBeGreaterThan(40);
  });

  const worlds = fc.sample(joiningWorld, { numRuns: 25, seed: 4_202 });
  const leaks = (rule: (world: (typeof worlds)[number]) => readonly Splits[]) =>
    worlds.reduce((sum, each) => sum + attack(each.world, rule(each)).length, 0);

  it('would find something where everybody who takes part were told, or the later release forgot the earlier', () => {
    expect(leaks(({ world, first }) => [everything(world, first)])).toBeGreaterThan(0);
    expect(
      leaks(({ world, first, later }) => [tell(world, first, NONE), tell(world, later, NONE)]),
    ).toBeGreaterThan(0);
  });
});
