import { describe, expect, it } from 'vitest';
import type { DisclosureGrid } from './grid.ts';
import { protect } from './protect.ts';
import { createPublication, type GridCell } from './publication.ts';
import { DEFAULT_DISCLOSURE } from './settings.ts';
import { familyIn, foldedIn, type PlainPlace, plainGrid } from './testing/plain-grid.ts';

const ALL = { all: [0] };
const SHARE = { all: [0, 1, 2], part: [0], other: [1] };

/** Municipalities of county 1 with one family, and a second county where all is large. */
function oneFamily(...counts: readonly (readonly number[])[]): PlainPlace[] {
  const large = counts[0]?.map(() => 90) ?? [];
  return [
    ...counts.map((all, index) => ({ unit: 101 + index, counts: { all } })),
    ...[201, 202, 203].map((unit) => ({ unit, counts: { all: large } })),
  ];
}

function decide(grid: DisclosureGrid) {
  const pattern = protect(grid, DEFAULT_DISCLOSURE, []);
  return { pattern, publication: createPublication(grid, pattern) };
}

const year = (level: GridCell['level'], unit: number, end = 1): GridCell => ({
  level,
  unit,
  kind: 'window',
  end,
  length: 2,
});

describe('protect', () => {
  it('tells everything when everything is large', () => {
    const grid = plainGrid(ALL, oneFamily([20, 20], [30, 30], [40, 40]));
    const { pattern, publication } = decide(grid);
    expect(foldedIn(pattern)).toEqual({});
    expect(familyIn(pattern, 0)).toMatchObject({ nation: 'month', counties: 'month', hiddenCounties: [] });
    expect(publication.shows('0', year('municipality', 101))).toBe(true);
  });

  it('shows zeros: a place and a quarter without any are not small', () => {
    const grid = plainGrid(ALL, oneFamily([0, 0], [0, 12], [40, 40]));
    const { pattern, publication } = decide(grid);
    expect(foldedIn(pattern)).toEqual({});
    expect(publication.shows('0', year('municipality', 101))).toBe(true);
    expect(publication.shows('0', year('municipality', 102))).toBe(true);
  });

  it('hides a zero share whose denominator is small, with its denominator', () => {
    const places = [0, 1, 2, 3].map((index) => ({
      unit: 101 + index,
      counts: { all: index === 0 ? [3, 40] : [60, 60], part: index === 0 ? [0, 0] : [20, 20], other: [0, 0] },
    }));
    const { pattern, publication } = decide(plainGrid(SHARE, places));
    expect(foldedIn(pattern, 0)[101]).toBe('small');
    expect(foldedIn(pattern, 1)[101]).toBe('part-of-folded');
    expect(publication.showsBoth('0', '0+1+2', year('municipality', 101))).toBe(false);
  });

  it('folds a municipality for one small quarter, in all periods, and two more to cover it', () => {
    const grid = plainGrid(ALL, oneFamily([20, 3, 20], [30, 30, 30], [25, 25, 25], [40, 40, 40]));
    const { pattern, publication } = decide(grid);
    expect(foldedIn(pattern)[101]).toBe('small');
    expect(Object.values(foldedIn(pattern)).filter((reason) => reason === 'cover').length).toBeGreaterThan(1);
    expect(publication.shows('0', year('municipality', 101, 1))).toBe(false);
    expect(publication.shows('0', year('municipality', 101, 2))).toBe(false);
    expect(publication.shows('0', year('county', 1))).toBe(true);
  });

  it('folds places with fewer than five doctors, and never fewer than three places together', () => {
    const places = oneFamily([20, 20], [30, 30], [25, 25], [40, 40], [50, 50]).map((place) =>
      place.unit === 102 ? { ...place, unsafe: 'few-prescribers' as const } : place,
    );
    const { pattern } = decide(plainGrid(ALL, places));
    expect(foldedIn(pattern)[102]).toBe('few-prescribers');
    expect(Object.keys(foldedIn(pattern))).toHaveLength(3);
  });

  it('covers with the places that have fewest doctors, whatever their figures', () => {
    const places = oneFamily([3, 20], [30, 30], [25, 25], [40, 40], [50, 50]).map((place) => ({
      ...place,
      prescribers: place.unit === 105 || place.unit === 104 ? [5, 5] : [9, 9],
    }));
    const { pattern } = decide(plainGrid(ALL, places));
    expect(foldedIn(pattern)).toMatchObject({ 101: 'small', 104: 'cover', 105: 'cover' });
  });

  it('tells the folded ones together, numerator and denominator over the same places', () => {
    const places = [0, 1, 2, 3, 4].map((index) => ({
      unit: 101 + index,
      counts: { all: [60, 60], part: index === 0 ? [2, 20] : [20, 20], other: [15, 15] },
    }));
    const { publication } = decide(plainGrid(SHARE, [...places, ...elsewhere()]));
    expect(publication.isFolded('0', 101, 1)).toBe(true);
    expect(publication.showsBoth('0', '0+1+2', year('others', 1))).toBe(true);
    expect(publication.placesOf('0', year('others', 1))[0]?.places.length).toBeGreaterThanOrEqual(3);
  });

  it('hides a part of which little is left of the whole, and a second one when the first could be worked out', () => {
    const places = [0, 1, 2, 3, 4].map((index) => ({
      unit: 101 + index,
      counts: { all: [62, 62], part: [20, 20], other: index === 0 ? [40, 40] : [22, 22] },
    }));
    const { pattern } = decide(plainGrid(SHARE, [...places, ...elsewhere()]));
    // 62 − 20 − 40 = 2: the smaller part is kept back, so that 22 is left.
    expect(foldedIn(pattern, 1)[101]).toBe('complement');
    expect(foldedIn(pattern, 2)[101]).toBeUndefined();
  });

  it('hides two of the parts that make up a whole, never one alone', () => {
    const places = [0, 1, 2, 3, 4].map((index) => ({
      unit: 101 + index,
      counts: {
        all: [60, 60],
        part: index === 0 ? [3, 20] : [20, 20],
        other: index === 0 ? [57, 40] : [40, 40],
      },
    }));
    const { pattern } = decide(
      plainGrid({ all: [0, 1], part: [0], other: [1] }, [...places, ...elsewhere(0)]),
    );
    expect(foldedIn(pattern, 1)[101]).toBe('small');
    expect(foldedIn(pattern, 2)[101]).toBe('complement');
    expect(foldedIn(pattern, 1)).toHaveProperty('102');
  });

  it('hides a county that cannot cover, and another one with it', () => {
    const places = oneFamily([3, 3], [30, 30]).concat(
      [301, 302, 303].map((unit) => ({ unit, counts: { all: [200, 200] } })),
    );
    const { pattern, publication } = decide(plainGrid(ALL, places));
    expect(familyIn(pattern, 0).hiddenCounties).toContain(1);
    expect(familyIn(pattern, 0).hiddenCounties.length).toBeGreaterThan(1);
    expect(publication.shows('0', year('nation', 0))).toBe(true);
    expect(publication.shows('0', year('county', 1))).toBe(false);
  });

  it('tells nothing when even the nation would tell too much', () => {
    const { pattern } = decide(plainGrid(ALL, [{ unit: 101, counts: { all: [3, 30] } }]));
    expect(familyIn(pattern, 0)).toMatchObject({ nation: 'none', hiddenCounties: [1] });
  });

  it('gives up months of all counties for one small month, and keeps their years', () => {
    const third = [301, 302, 303].map((unit) => ({ unit, counts: { all: [90, 90] } }));
    const places = [...oneFamily([6, 6], [6, 6], [0, 0]), ...third];
    const { pattern, publication } = decide(plainGrid(ALL, places));
    expect(foldedIn(pattern)).toEqual({});
    expect(familyIn(pattern, 0)).toMatchObject({ nation: 'month', counties: 'step' });
    expect(publication.shows('0', { level: 'county', unit: 2, kind: 'month', end: 0, length: 1 })).toBe(
      false,
    );
    expect(publication.shows('0', year('county', 1))).toBe(true);
  });

  it('does not tell parts of a county apart where a county of today would reveal a small one', () => {
    const places = [
      { unit: 101, countyNow: 2, counts: { all: [30, 30] }, unsafe: 'few-prescribers' as const },
      ...[102, 103, 104, 105].map((unit) => ({ unit, counts: { all: [40, 40] } })),
      ...elsewhere().map(({ unit, counts }) => ({ unit, counts: { all: counts.all } })),
    ];
    const { pattern, publication } = decide(plainGrid(ALL, places));
    expect(familyIn(pattern, 0).undivided).toEqual([1]);
    expect(publication.shows('0', year('county', 1))).toBe(true);
    expect(publication.shows('0', year('countyNow', 1))).toBe(false);
    expect(publication.shows('0', year('countyNow', 2))).toBe(false);
  });

  it('heeds what sums do not tell', () => {
    const grid = plainGrid(ALL, oneFamily([20, 20], [30, 30], [40, 40], [50, 50]));
    const families = grid.families.map((family) => ({
      ...family,
      notes: [
        { reason: 'dominance' as const, at: { level: 'municipality' as const, place: 1 } },
        { reason: 'few-patients' as const, at: { level: 'county-months' as const, county: 2 } },
      ],
    }));
    const { pattern } = decide({ ...grid, families });
    expect(foldedIn(pattern)[102]).toBe('dominance');
    expect(familyIn(pattern, 0).counties).toBe('step');
  });
});

describe('protect after earlier releases', () => {
  const places = (prescribers: number, all: readonly number[]): PlainPlace[] => [
    { unit: 101, counts: { all } },
    ...[102, 103, 104].map((unit) => ({
      unit,
      counts: { all: [30, 30, 30] },
      prescribers: [prescribers, prescribers, prescribers],
    })),
    ...[105, 106, 107].map((unit) => ({
      unit,
      counts: { all: [40, 40, 40] },
      prescribers: [12, 12, 12],
    })),
    ...elsewhere().map(({ unit }) => ({ unit, counts: { all: [90, 90, 90] } })),
  ];
  const first = protect(plainGrid(ALL, places(5, [20, 20, 3])), DEFAULT_DISCLOSURE, []);
  // A quarter later more doctors have come: alone, the second release would choose others to cover, and show 102 to 104. The
  // first less these three would then be the figure of 101.
  const second = plainGrid(ALL, places(20, [20, 3, 20]), 3);

  it('keeps hidden what was hidden, so that two blocks never cross', () => {
    expect(foldedIn(first)).toEqual({ 101: 'small', 102: 'cover', 103: 'cover', 104: 'cover' });
    expect(foldedIn(protect(second, DEFAULT_DISCLOSURE, []))).not.toHaveProperty('102');
    const pattern = protect(second, DEFAULT_DISCLOSURE, [first]);
    expect(foldedIn(pattern)).toMatchObject({ 102: 'earlier-release', 104: 'earlier-release' });
  });

  it('forgets releases of other months', () => {
    const muchLater = plainGrid(ALL, places(20, [20, 3, 20]), 300);
    expect(protect(muchLater, DEFAULT_DISCLOSURE, [first])).toEqual(
      protect(muchLater, DEFAULT_DISCLOSURE, []),
    );
  });

  it('is settled: deciding again from its own pattern changes nothing', () => {
    const again = protect(plainGrid(ALL, places(5, [20, 20, 3])), DEFAULT_DISCLOSURE, [first]);
    expect(Object.keys(foldedIn(again))).toEqual(Object.keys(foldedIn(first)));
  });
});

/** County 2, where all is large; `rest` is what is left of the whole beside the two parts. */
function elsewhere(
  rest = 40,
): { unit: number; counts: { all: number[]; part: number[]; other: number[] } }[] {
  return [201, 202, 203].map((unit) => ({
    unit,
    counts: { all: [60 + rest, 60 + rest], part: [30, 30], other: [30, 30] },
  }));
}
