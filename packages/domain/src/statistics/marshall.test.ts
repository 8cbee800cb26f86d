import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitRatioPrior,
  type ObservedExpected,
  type RatioPrior,
  shrunkenRatio,
  shrunkenRatioInterval,
} from './gamma-poisson.ts';
import { drawGamma, drawPoisson } from './random-draws.ts';
import { seededRandom } from './seeded-random.ts';
import { rankBinsOf } from './shrunken-ranking.ts';

// R. J. Marshall, Appl Stat 1991; 40: 283–294: deaths of children under five in the 167 census areas of Auckland 1977–85, and
// children under five at the census of 1981 (nine years of them are the person-years), as in the R package spData.
const DEATHS = [
  8, 2, 5, 8, 1, 2, 2, 1, 6, 2, 15, 6, 6, 3, 2, 5, 3, 1, 5, 4, 3, 8, 20, 13, 4, 3, 2, 0, 3, 1, 2, 4, 2, 5, 4,
  10, 8, 7, 3, 7, 15, 9, 8, 14, 12, 10, 5, 6, 5, 3, 4, 9, 4, 4, 10, 6, 8, 3, 4, 7, 3, 8, 6, 8, 24, 15, 1, 8,
  5, 1, 5, 15, 11, 4, 1, 5, 2, 13, 14, 3, 11, 26, 5, 4, 1, 4, 5, 8, 5, 4, 11, 4, 1, 5, 2, 6, 4, 9, 16, 4, 2,
  12, 5, 7, 12, 12, 14, 12, 7, 3, 3, 5, 9, 9, 4, 3, 11, 10, 2, 10, 17, 5, 9, 17, 10, 18, 10, 17, 9, 6, 29, 12,
  8, 11, 11, 3, 8, 24, 4, 7, 7, 4, 1, 3, 15, 34, 27, 26, 8, 13, 11, 31, 7, 17, 14, 38, 4, 27, 10, 10, 6, 18,
  2, 5, 28, 18, 3,
];
const CHILDREN = [
  252, 45, 360, 366, 54, 36, 72, 27, 708, 234, 522, 183, 165, 225, 93, 225, 144, 120, 336, 369, 534, 429, 858,
  756, 354, 72, 63, 45, 75, 114, 180, 282, 144, 402, 168, 699, 423, 408, 165, 195, 273, 522, 372, 369, 429,
  447, 222, 264, 432, 201, 189, 327, 198, 279, 306, 306, 162, 189, 315, 429, 141, 522, 570, 435, 981, 858,
  138, 204, 39, 6, 90, 486, 324, 165, 189, 438, 153, 375, 234, 219, 435, 933, 99, 81, 93, 234, 183, 393, 303,
  339, 450, 258, 135, 168, 153, 177, 288, 516, 318, 201, 66, 309, 261, 516, 285, 495, 255, 444, 465, 261, 225,
  414, 471, 459, 282, 150, 225, 228, 21, 288, 366, 204, 216, 378, 309, 480, 384, 348, 351, 450, 543, 423, 399,
  345, 339, 288, 306, 1359, 372, 330, 360, 192, 162, 183, 528, 795, 891, 1209, 357, 618, 528, 1248, 186, 918,
  387, 1290, 255, 1407, 570, 306, 312, 594, 177, 177, 762, 714, 303,
];
const AUCKLAND: readonly ObservedExpected[] = DEATHS.map((observed, area) => ({
  observed,
  expected: 9 * (CHILDREN[area] as number),
}));

describe('gamma-Poisson shrinkage on the data of Marshall 1991', () => {
  const prior = fitRatioPrior(AUCKLAND) as RatioPrior;

  it('mean 0.0026334 and variance 7.2842e-7 of the true rates, as EBest of the R package spdep', () => {
    expect(AUCKLAND).toHaveLength(167);
    expect(prior.mean).toBeCloseTo(0.002_633_436_193, 12);
    expect(prior.variance / 7.284_172_901e-7).toBeCloseTo(1, 8);
  });

  it.each([
    [0, 0.002_978_033_926],
    [1, 0.002_865_623_293],
    [2, 0.002_118_164_662],
    [3, 0.002_535_808_319],
    [5, 0.002_924_546_544],
  ])('area %i: %f, as EBest', (area, rate) => {
    expect(shrunkenRatio(AUCKLAND[area] as ObservedExpected, prior)).toBeCloseTo(rate, 11);
  });

  it('ranks by the shrunken rate in bins of ten and more, and the ends are less extreme than raw', () => {
    const bins = rankBinsOf(AUCKLAND, prior);
    expect(bins).toHaveLength(16);
    expect(Math.min(...bins.map((bin) => bin.units))).toBeGreaterThanOrEqual(10);
    expect(bins.reduce((sum, bin) => sum + bin.units, 0)).toBe(167);
    expect(bins[0]).toMatchObject({ from: 1 });
    expect(bins.at(-1)).toMatchObject({ to: 167 });
    for (const [index, bin] of bins.entries()) {
      expect(bin.interval.low).toBeLessThan(bin.shrunken);
      expect(bin.interval.high).toBeGreaterThan(bin.shrunken);
      if (index > 0) expect(bin.shrunken).toBeGreaterThanOrEqual((bins[index - 1] as typeof bin).shrunken);
    }
    expect(bins[0]?.raw).toBeLessThan(bins[0]?.shrunken as number);
    expect(bins.at(-1)?.raw).toBeGreaterThan(bins.at(-1)?.shrunken as number);
    expect(rankBinsOf(AUCKLAND.slice(0, 9), prior)).toEqual([]);
    expect(rankBinsOf(AUCKLAND, prior, 3)).toHaveLength(3);
    expect(() => rankBinsOf(AUCKLAND, prior, 0)).toThrow(RangeError);
  });
});

describe('gamma-Poisson shrinkage by simulation', () => {
  it('recovers mean and variance, covers the truth, and is nearer to it than the raw ratio', () => {
    const random = seededRandom(17);
    const truths: number[] = [];
    const units = Array.from({ length: 1500 }, () => {
      const expected = 2 + 30 * random();
      // Mean 1, variance 1/12.
      const truth = drawGamma(random, 12, 12);
      truths.push(truth);
      return { observed: drawPoisson(random, truth * expected), expected };
    });
    const prior = fitRatioPrior(units) as RatioPrior;
    expect(prior.mean).toBeCloseTo(1, 1);
    expect(prior.variance * 12).toBeGreaterThan(0.75);
    expect(prior.variance * 12).toBeLessThan(1.25);
    let covered = 0;
    let raw = 0;
    let shrunken = 0;
    for (const [index, unit] of units.entries()) {
      const truth = truths[index] as number;
      const { low, high } = shrunkenRatioInterval(unit, prior);
      if (low <= truth && truth <= high) covered += 1;
      raw += (unit.observed / unit.expected - truth) ** 2;
      shrunken += (shrunkenRatio(unit, prior) - truth) ** 2;
    }
    expect(covered / units.length).toBeGreaterThan(0.93);
    expect(covered / units.length).toBeLessThan(0.97);
    expect(shrunken).toBeLessThan(0.7 * raw);
  });

  it('stays finite from 0 to 10⁹ and for one unit, and refuses what is no count', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        (observed, expected) => {
          const unit = { observed, expected };
          const prior = fitRatioPrior([unit, { observed: 10, expected: 10 }, { observed: 30, expected: 10 }]);
          if (!prior) throw new Error('no prior');
          const value = shrunkenRatio(unit, prior);
          const { low, high } = shrunkenRatioInterval(unit, prior);
          expect(Number.isFinite(value) && Number.isFinite(low) && Number.isFinite(high)).toBe(true);
          expect(low).toBeLessThanOrEqual(value * (1 + 1e-9));
          expect(high).toBeGreaterThanOrEqual(value * (1 - 1e-9));
        },
      ),
    );
    const single = fitRatioPrior([{ observed: 4, expected: 2 }]);
    expect(single).toMatchObject({ mean: 2, variance: 0 });
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => fitRatioPrior([{ observed: bad, expected: 1 }])).toThrow(RangeError);
      expect(() => fitRatioPrior([{ observed: 1, expected: bad }])).toThrow(RangeError);
    }
  });
});
