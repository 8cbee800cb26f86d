import { describe, expect, it } from 'vitest';
import { addUpHomes, type HomeQuarter, type Variable } from './home-quarter.ts';
import { mayBeTold } from './may-be-told.ts';
import { protectQuarter } from './protect-quarter.ts';
import { checkInstitutionDisclosure, DEFAULT_INSTITUTION_DISCLOSURE } from './settings.ts';

const SETTINGS = { others: 5, margin: 0.2 };
const DOSES: readonly Variable[] = [{ id: 'doses', partOf: [] }];

/** So many homes of a county, each with these values. */
const homes = (county: number, count: number, values: readonly number[]): readonly HomeQuarter[] =>
  Array.from({ length: count }, (_, place) => ({
    home: 100 * county + place,
    county,
    values,
    squares: values.map(() => 0),
  }));

describe('a sum over homes', () => {
  it('is told where it holds enough homes and the second largest cannot reckon the largest', () => {
    expect(mayBeTold([1, 1, 1, 1, 1, 1], SETTINGS)).toBe(true);
    expect(mayBeTold([1, 1, 1, 1, 1], SETTINGS)).toBe(false);
    // Beside 60 and 38 the others have 2: whoever has 38 knows that the largest has at most 62.
    expect(mayBeTold([60, 38, 2, 0, 0, 0], SETTINGS)).toBe(false);
    expect(mayBeTold([60, 38, 12, 0, 0, 0], SETTINGS)).toBe(true);
  });

  it('is told where nobody bought any, and takes returns by their size', () => {
    expect(mayBeTold([0, 0, 0, 0, 0, 0], SETTINGS)).toBe(true);
    expect(mayBeTold([0, 0], SETTINGS)).toBe(false);
    expect(mayBeTold([-60, 1, 1, 1, 1, 1], SETTINGS)).toBe(false);
  });
});

describe('a quarter', () => {
  it('tells every county that has enough homes', () => {
    const told = protectQuarter([...homes(3, 8, [10]), ...homes(46, 7, [10])], DOSES, SETTINGS);
    expect(told).toEqual([{ variable: 'doses', folded: [] }]);
  });

  it('folds a county with few homes, and the smallest other so that it is not what is left', () => {
    const world = [...homes(3, 9, [10]), ...homes(46, 8, [10]), ...homes(55, 2, [10])];
    expect(protectQuarter(world, DOSES, SETTINGS)).toEqual([{ variable: 'doses', folded: [46, 55] }]);
  });

  it('folds two small counties together without a third', () => {
    const world = [...homes(3, 9, [10]), ...homes(46, 3, [10]), ...homes(55, 3, [10])];
    expect(protectQuarter(world, DOSES, SETTINGS)).toEqual([{ variable: 'doses', folded: [46, 55] }]);
  });

  it('tells nothing of so few homes that the nation would tell of them', () => {
    expect(protectQuarter(homes(3, 5, [10]), DOSES, SETTINGS)).toEqual([]);
    expect(protectQuarter([], DOSES, SETTINGS)).toEqual([]);
  });

  it('hides the rarer of two sums whose difference is one home’s', () => {
    const variables = [...DOSES, { id: 'by mouth', partOf: ['doses'] }];
    const world = [
      ...homes(3, 8, [20, 20]),
      ...homes(46, 8, [20, 20]).map((home, place) => (place === 0 ? { ...home, values: [20, 5] } : home)),
      ...homes(11, 8, [30, 20]),
    ];
    expect(protectQuarter(world, variables, SETTINGS)).toEqual([
      { variable: 'doses', folded: [] },
      { variable: 'by mouth', folded: [3, 11, 46] },
    ]);
    // Sums of which neither is a part of the other leave nothing when one is taken from the other.
    const purchases = [...DOSES, { id: 'purchases', partOf: [] }];
    expect(protectQuarter(world, purchases, SETTINGS)[1]?.folded).toEqual([]);
  });

  it('keeps folded what an earlier release folded', () => {
    const world = [...homes(3, 9, [10]), ...homes(46, 8, [10]), ...homes(55, 7, [10])];
    const before = [{ variable: 'doses', folded: [46, 55] }];
    expect(protectQuarter(world, DOSES, SETTINGS, before)).toEqual(before);
    expect(protectQuarter(world, DOSES, SETTINGS)).toEqual([{ variable: 'doses', folded: [] }]);
  });

  it('folds by the sum of squares too', () => {
    const world = [...homes(3, 8, [10]), ...homes(46, 8, [10]), ...homes(55, 8, [10])].map((home) => ({
      ...home,
      squares: [home.home === 5500 ? 900 : 1],
    }));
    expect(protectQuarter(world, DOSES, SETTINGS)).toEqual([]);
    const others = world.map((home) => ({ ...home, squares: [home.home === 5500 ? 60 : 10] }));
    expect(protectQuarter(others, DOSES, SETTINGS)).toEqual([{ variable: 'doses', folded: [] }]);
  });
});

it('refuses settings that protect nobody', () => {
  expect(() => checkInstitutionDisclosure(DEFAULT_INSTITUTION_DISCLOSURE)).not.toThrow();
  expect(() => checkInstitutionDisclosure({ others: 2, margin: 0.2 })).toThrow(RangeError);
  expect(() => checkInstitutionDisclosure({ others: 5, margin: 0 })).toThrow(RangeError);
});

describe('a home that moved between counties in the quarter', () => {
  const part = (home: number, county: number, value: number): HomeQuarter => ({
    ...{ home, county, values: [value], squares: [0] },
  });

  it('is one home where its counties are told of together', () => {
    const moved = [part(1, 2, 10), part(1, 1, 5), part(2, 1, 7)];
    expect(addUpHomes(moved)).toEqual([part(1, 2, 15), part(2, 1, 7)]);
    expect(addUpHomes(moved, ({ county }) => county)).toEqual(moved);
  });

  it('does not stand for two among the homes that a figure must hold', () => {
    // Six homes with a part in each of two counties: with the reader five others, and not eleven.
    const six = [1, 2, 3, 4, 5, 6].flatMap((home) => [part(home, 1, 10), part(home, 2, 10)]);
    const five = six.filter(({ home }) => home < 6);
    const settings = { others: 5, margin: 0.1 };
    const variables = [{ id: 'v', partOf: [] }];
    expect(protectQuarter(six, variables, settings)).toEqual([{ variable: 'v', folded: [] }]);
    expect(protectQuarter(five, variables, settings)).toEqual([]);
  });
});
