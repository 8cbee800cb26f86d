import { describe, expect, it } from 'vitest';
import { allWorlds, publishedOf } from './testing/all-worlds.ts';
import { linearSystem } from './testing/linear-bounds.ts';

describe('an attacker who runs the rule backwards over every possible world', () => {
  const k = 3;
  const worlds = allWorlds(4, 8);
  const byPublication = Map.groupBy(
    worlds.map((world) => ({ world, ...publishedOf(world, k) })),
    ({ text }) => text,
  );
  let small = 0;
  let narrowed = 0;
  for (const alike of byPublication.values()) {
    const shown = alike[0]?.shown ?? [];
    for (const [place, isShown] of shown.entries()) {
      if (isShown) continue;
      const values = alike.map(({ world }) => world[place] ?? 0);
      const hidden = values.filter((value) => value > 0 && value < k).length;
      const isNarrow = Math.min(...values) > 1 || Math.max(...values) < k - 1;
      small += hidden;
      if (isNarrow) narrowed += hidden;
    }
  }

  it('narrows at most one small figure in a hundred', () => {
    expect(small).toBeGreaterThan(1000);
    expect(narrowed / small).toBeLessThan(0.01);
  });

  it('never meets a small figure that is shown', () => {
    const told = worlds.filter((world) =>
      publishedOf(world, k).shown.some(
        (isShown, place) => isShown && (world[place] ?? 0) > 0 && (world[place] ?? 0) < k,
      ),
    );
    expect(told).toEqual([]);
  });
});

describe('the attacker’s linear bounds', () => {
  it('are those of trying every world', () => {
    // Three places and two kinds: sums over places by kind, over kinds by place, and one place’s first kind at most 4.
    const truth = [3, 1, 6, 2, 5, 4];
    const equations = [
      [0, 2, 4],
      [1, 3, 5],
      [0, 1],
      [2, 3],
    ].map((variables) => ({
      terms: new Map(variables.map((variable) => [variable, 1])),
      value: variables.reduce((sum, variable) => sum + (truth[variable] ?? 0), 0),
    }));
    const possible = worldsWith(equations, 14);
    const system = linearSystem(6, equations);
    for (let variable = 0; variable < 6; variable += 1) {
      const values = possible.map((world) => world[variable] ?? 0);
      const [low, high] = system.bounds(new Map([[variable, 1]]));
      expect(low).toBeCloseTo(Math.min(...values), 6);
      expect(high).toBeCloseTo(Math.max(...values), 6);
      // The bound is reached in a world of whole numbers.
      expect([...system.corner()].every((value) => Math.abs(value - Math.round(value)) < 1e-6)).toBe(true);
    }
  });

  it('are refused when the equations contradict each other', () => {
    const terms = new Map([[0, 1]]);
    expect(() =>
      linearSystem(1, [
        { terms, value: 3 },
        { terms, value: 4 },
      ]),
    ).toThrow(RangeError);
  });
});

/** Whole-number worlds that satisfy the equations, variable by variable. */
function worldsWith(
  equations: readonly { readonly terms: ReadonlyMap<number, number>; readonly value: number }[],
  most: number,
): number[][] {
  let worlds: number[][] = [[]];
  for (let variable = 0; variable < 6; variable += 1) {
    worlds = worlds
      .flatMap((world) => Array.from({ length: most + 1 }, (_, value) => [...world, value]))
      .filter((world) =>
        equations.every(({ terms, value }) => {
          const known = [...terms.keys()].filter((of) => of < world.length);
          const sum = known.reduce((total, of) => total + (world[of] ?? 0), 0);
          return known.length === terms.size ? sum === value : sum <= value;
        }),
      );
  }
  return worlds;
}
