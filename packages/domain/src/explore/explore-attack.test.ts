import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPublication, type GridCell } from '../disclosure/index.ts';
import {
  ATTACK_NAMES,
  ATTACKS,
  type AttackWorld,
  type WorldPlan,
  worldOf,
} from '../disclosure/testing/attack-worlds.ts';
import type { Release } from '../disclosure/testing/attacker.ts';
import { attackAll } from '../disclosure/testing/findings.ts';
import { cellsOf, type Target, targetOf } from '../disclosure/testing/grid-cells.ts';
import { gridOf } from '../disclosure/testing/small-country.ts';
import type { Month } from '../time/index.ts';
import { EXPLORE_PERIODS, type ExplorePeriod } from './explore-words.ts';
import { type CellLevel, type TellingArea, type TellingCells, tellArea } from './tell-area.ts';

/** A figure that may be told, as the sum that it is; `null` where it is hidden. */
type Told = Target | null;

const LEVELS: readonly CellLevel[] = ['nation', 'county', 'countyNow', 'municipality'];

/**
 * Everything that Explore answers about a small country: every family (a split is another family), level, unit, period and end,
 * through the very function that the pages and the tables are made with. `hides` may be made to forget what is hidden.
 */
function answers({ country }: AttackWorld, forgets: boolean, { steps, pattern }: Release): readonly Target[] {
  const grid = gridOf(country, steps);
  const publication = createPublication(grid, pattern);
  const units = new Map(LEVELS.map((level) => [level, new Set<number>()]));
  for (const { level, unit } of cellsOf(grid)) if (level !== 'others') units.get(level)?.add(unit);
  const counties = [...(units.get('county') ?? [])];
  const regions = { north: counties.slice(0, 2), south: counties.slice(2) };
  const lengths: Readonly<Record<string, number>> = {
    half: Math.ceil(grid.stepsPerWindow / 2),
    year: grid.stepsPerWindow,
    rolling12: grid.stepsPerWindow,
  };
  const cellOf = (level: CellLevel, unit: number, kind: string, end: number): GridCell | null => {
    if (kind === 'month') return level === 'municipality' ? null : { level, unit, kind, end, length: 1 };
    const length = lengths[kind] ?? 1;
    const step = (end + 1) / grid.monthsPerStep - 1;
    const isStored = level !== 'municipality' || kind === 'rolling12';
    return isStored && Number.isInteger(step) && step >= length - 1
      ? { level, unit, kind: 'window', end: step, length }
      : null;
  };
  return pattern.families.flatMap(({ family }, position) => {
    const kinds = country.families[position] ?? [];
    const cells: TellingCells<Told> = {
      find: (level, unit, kind, end) => {
        const cell = end < 0 ? null : cellOf(level, unit, kind, end);
        if (cell === null || !(forgets || publication.shows(family, cell))) return null;
        return targetOf(grid, kinds, cell);
      },
      join: (parts) => {
        const told = parts.filter((part) => part !== null);
        if (told.length < parts.length || told.length === 0) return null;
        return { kinds, cells: told.flatMap((part) => part.cells) };
      },
      countiesOf: (region) => regions[region as keyof typeof regions],
    };
    const areas: TellingArea[] = [
      ...LEVELS.flatMap((level) => [...(units.get(level) ?? [])].map((unit) => ({ level, unit }))),
      ...Object.keys(regions).map((id) => ({ level: 'region' as const, id })),
    ];
    const months = Array.from({ length: grid.steps * grid.monthsPerStep }, (_, month) => month as Month);
    return areas.flatMap((area) =>
      EXPLORE_PERIODS.flatMap((period: ExplorePeriod) =>
        months
          .map((end) => tellArea(cells, area, period, end))
          .filter((told) => told !== null && told.cells.length > 0),
      ),
    ) as Target[];
  });
}

const WORLDS = 10_407;
const NUMBER_OF_WORLDS = 3;

describe('somebody who collects all that Explore answers', () => {
  it.each(ATTACK_NAMES)('narrows no figure %s', (name) => {
    let told = 0;
    let attacked = 0;
    fc.assert(
      fc.property(ATTACKS[name] as fc.Arbitrary<WorldPlan>, (plan) => {
        const world = worldOf(plan);
        const { country, releases, attack } = world;
        const also = (release: Release) => answers(world, false, release);
        told += also(releases[releases.length - 1] as Release).length;
        const findings = attackAll(country, releases, { ...attack, also }, 6);
        attacked += findings.primary + findings.secondary;
        expect(findings.found).toEqual([]);
      }),
      { numRuns: NUMBER_OF_WORLDS, seed: WORLDS },
    );
    // The worlds are the same every time: there was something to read and something to attack.
    expect(told).toBeGreaterThan(20);
    expect(attacked).toBeGreaterThan(NUMBER_OF_WORLDS);
  });

  it('finds figures where what is hidden is answered all the same', () => {
    const plan: WorldPlan = {
      country: {
        seed: 3,
        counties: 3,
        steps: 3,
        monthsPerStep: 3,
        stepsPerWindow: 2,
        busy: 3,
        borders: false,
      },
      earlier: [],
      doctor: null,
      group: null,
      told: null,
    };
    const world = worldOf(plan);
    const also = (release: Release) => answers(world, true, release);
    const { found } = attackAll(world.country, world.releases, { ...world.attack, also }, 6);
    expect(found.length).toBeGreaterThan(0);
  });
});
