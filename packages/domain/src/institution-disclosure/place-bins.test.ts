import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeTold } from './may-be-told.ts';
import { type HomeBin, type HomeValue, placeHomes } from './place-bins.ts';

const SETTINGS = { others: 5, margin: 0.2 };

const someHomes = fc
  .array(
    fc.record({
      county: fc.constantFrom(3, 3, 3, 46, 46, 55),
      numerator: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 800, max: 4_000 })),
      denominator: fc.integer({ min: 400, max: 9_000 }),
    }),
    { minLength: 20, maxLength: 60 },
  )
  .map((homes): readonly HomeValue[] => homes.map((home, place) => ({ ...home, home: place })));

const own = new Set([3, 46]);

/** The most that a home can have bought, to one who knows the sum, another home's part, and which bar each home is in. */
function mostPossible(
  homes: readonly HomeValue[],
  bins: readonly HomeBin[],
  target: HomeValue,
  reader: HomeValue,
): number {
  const least = ({ numerator, denominator }: HomeValue) => {
    const lows = bins.map(({ low }) => low ?? 0).filter((low) => low <= (numerator * 100) / denominator);
    return (Math.max(0, ...lows) * denominator) / 100;
  };
  const sum = homes.reduce((all, { numerator }) => all + numerator, 0);
  return homes
    .filter((home) => home !== target && home !== reader)
    .reduce((left, home) => left - least(home), sum - reader.numerator);
}

describe('the places of homes', () => {
  it('are bars of enough homes, each home in one picture, open at both ends', () => {
    let pictures = 0;
    fc.assert(
      fc.property(someHomes, (homes) => {
        const placed = placeHomes(homes, own, 1, SETTINGS);
        const counties = placed.flatMap(({ county }) => county ?? []);
        expect(new Set(counties).size).toBe(counties.length);
        for (const { county, among, bins } of placed) {
          pictures += 1;
          const inside = homes.filter((home) =>
            county === null ? !counties.includes(home.county) : home.county === county,
          );
          expect(among === 'nation').toBe(county === null && counties.length === 0);
          expect(bins.reduce((sum, bin) => sum + bin.homes, 0)).toBe(inside.length);
          expect([bins[0]?.low, bins.at(-1)?.high]).toEqual([null, null]);
          for (const [place, bin] of bins.entries()) {
            expect(bin.homes).toBeGreaterThan(SETTINGS.others);
            if (place > 0) expect(bin.low).toBe(bins[place - 1]?.high);
          }
        }
      }),
      { seed: 4_105 },
    );
    expect(pictures).toBeGreaterThan(50);
  });

  it('leave every home’s figure open by the margin to one who knows the sum and another home’s', () => {
    let attacked = 0;
    fc.assert(
      fc.property(someHomes, (homes) => {
        for (const { county, bins } of placeHomes(homes, own, 1, SETTINGS)) {
          if (county === null) continue;
          const inside = homes.filter((home) => home.county === county);
          for (const target of inside) {
            for (const reader of inside.filter((home) => home !== target)) {
              attacked += 1;
              expect(mostPossible(inside, bins, target, reader)).toBeGreaterThanOrEqual(
                target.numerator * (1 + SETTINGS.margin) - 1e-6,
              );
            }
          }
        }
      }),
      { seed: 4_106 },
    );
    expect(attacked).toBeGreaterThan(1_000);
  });

  it('are not told where the bars would say too much beside the sum', () => {
    const homes = [...Array(12).fill(20), ...Array(11).fill(30), 1_500].map((numerator: number, place) => ({
      home: place,
      county: 3,
      numerator,
      denominator: numerator === 1_500 ? 10_000 : 1_000,
    }));
    // The sum leaves the others 540 beside the largest; that eleven of them bought at least 30 each would leave 220 of its 1,500.
    expect(
      mayBeTold(
        homes.map(({ numerator }) => numerator),
        SETTINGS,
      ),
    ).toBe(true);
    expect(placeHomes(homes, new Set([3]), 1, SETTINGS)).toEqual([]);
    const smaller = homes.map((home) => (home.numerator === 1_500 ? { ...home, numerator: 500 } : home));
    expect(placeHomes(smaller, new Set([3]), 1, SETTINGS)).toHaveLength(1);
  });

  it('put a county with too few for two bars among the others, and the nation where nothing else is left', () => {
    const homes = (county: number, count: number) =>
      Array.from({ length: count }, (_, place) => ({
        home: 100 * county + place,
        county,
        numerator: 40 + 12 * (place % 10),
        denominator: 1_000,
      }));
    const among = (list: readonly HomeValue[], told: readonly number[]) =>
      placeHomes(list, new Set(told), 1, SETTINGS).map((each) => [each.among, each.county]);
    expect(among([...homes(3, 20), ...homes(46, 20)], [3, 46])).toEqual([
      ['county', 3],
      ['county', 46],
    ]);
    expect(among([...homes(3, 20), ...homes(46, 20), ...homes(55, 4)], [3, 46])).toEqual([
      ['county', 46],
      ['other-counties', null],
    ]);
    expect(among([...homes(3, 20), ...homes(55, 4)], [3])).toEqual([['nation', null]]);
    expect(among(homes(3, 8), [3])).toEqual([]);
  });
});
