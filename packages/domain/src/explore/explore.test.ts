import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPoisson, seededRandom } from '../statistics/index.ts';
import { addMonths, type Month, parseMonth } from '../time/index.ts';
import type { ExploreFigure, ExploreMeasure } from './explore-figure.ts';
import { sumOfCells, sumOfFigures } from './explore-figure.ts';
import { exploreEnds } from './explore-periods.ts';
import { type DatedFigure, exploreSignals } from './explore-signals.ts';
import { variationOf } from './explore-variation.ts';
import { EXPLORE_PERIODS } from './explore-words.ts';
import { variationBins } from './variation-bins.ts';

const RATE: ExploreMeasure = { chance: 'rate', toValue: (rate) => 1000 * rate };
const SHARE: ExploreMeasure = { chance: 'share', toValue: (rate) => 100 * rate };

function figure(numerator: number, denominator: number, measure = RATE): ExploreFigure {
  const value = measure.toValue(numerator / denominator);
  return {
    value,
    low: value,
    high: value,
    numerator,
    denominator,
    expectedCount: null,
    expected: null,
    dispersion: 1,
  };
}
const HIDDEN: ExploreFigure = { value: null, reason: 'suppressed' };

const units = fc.array(
  fc.record({
    size: fc.integer({ min: 50, max: 50_000 }),
    rate: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
  }),
  { minLength: 2, maxLength: 60 },
);

describe('variation', () => {
  it.each([
    ['rates', RATE],
    ['shares', SHARE],
  ])('ranks %s by what is shrunken, each between its own value and the common one', (_name, measure) => {
    fc.assert(
      fc.property(units, (drawn) => {
        const figures = drawn.map(({ size, rate }) => figure(Math.round(size * rate), size, measure));
        const found = variationOf(measure, [HIDDEN, ...figures, HIDDEN]);
        if (found === null) return;
        expect(found.population).toBe(figures.length);
        expect(found.units.map(({ rank }) => rank)).toEqual(found.units.map((_, index) => index + 1));
        for (const [index, { raw, shrunken, interval }] of found.units.entries()) {
          expect(shrunken).toBeGreaterThanOrEqual(found.units[index - 1]?.shrunken ?? 0);
          const slack = 1e-6 * Math.max(1, raw);
          expect(shrunken).toBeGreaterThanOrEqual(Math.min(raw, found.target) - slack);
          expect(shrunken).toBeLessThanOrEqual(Math.max(raw, found.target) + slack);
          expect(interval.low).toBeLessThanOrEqual(shrunken + slack);
          expect(interval.high).toBeGreaterThanOrEqual(shrunken - slack);
        }
        expect(new Set(found.units.map(({ index }) => index)).has(0)).toBe(false);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('does not rank the smallest first because its raw value is extreme', () => {
    const found = variationOf(RATE, [
      figure(0, 40),
      ...Array.from({ length: 20 }, (_, index) => figure(5_000 + 60 * index, 20_000)),
    ]);
    const smallest = found?.units.find(({ index }) => index === 0);
    expect(smallest?.raw).toBe(0);
    expect(smallest?.shrunken).toBeGreaterThan(0.5 * (found?.target ?? 0));
  });

  it('compares by age and sex where every unit has an expectation', () => {
    const old = { ...figure(200, 1000), expectedCount: 200, expected: 200 };
    const young = { ...figure(100, 1000), expectedCount: 100, expected: 100 };
    const found = variationOf(RATE, [old, young]);
    expect(found?.standardised).toBe(true);
    expect(found?.units.map(({ raw }) => Math.round(raw))).toEqual([150, 150]);
    expect(variationOf(RATE, [old, figure(100, 1000)])?.standardised).toBe(false);
  });

  it('says nothing of sums without a known chance, and of nobody', () => {
    expect(variationOf({ ...RATE, chance: 'none' }, [figure(1, 2)])).toBeNull();
    expect(variationOf(RATE, [HIDDEN])).toBeNull();
  });

  it('has bins of at least ten that hold each once, and none for fewer than twenty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
        const found = variationOf(
          SHARE,
          Array.from({ length: count }, (_, at) => figure(10 + (at % 7), 40, SHARE)),
        );
        const bins = found === null ? [] : variationBins(found, 0);
        if (count < 20) expect(bins).toEqual([]);
        else {
          expect(bins[0]?.from).toBe(1);
          expect(bins.at(-1)?.to).toBe(count);
          for (const [index, { from, to }] of bins.entries()) {
            expect(to - from + 1).toBeGreaterThanOrEqual(10);
            expect(from).toBe((bins[index - 1]?.to ?? 0) + 1);
          }
          expect(bins.filter(({ own }) => own)).toHaveLength(1);
        }
      }),
      { numRuns: 20, seed: 2 },
    );
  });
});

describe('sums of told parts', () => {
  const cell = (numerator: number) => ({
    numerator,
    denominator: 10,
    sumOfSquares: 2 * numerator,
    sumForSquares: numerator,
    expected: 1,
    noValue: null,
  });
  it('are hidden as soon as one part is', () => {
    expect(sumOfCells([cell(1), null])).toBeNull();
    expect(sumOfCells([])).toBeNull();
    expect(sumOfCells([cell(1), cell(2)])).toEqual({
      numerator: 3,
      denominator: 20,
      sumOfSquares: 6,
      sumForSquares: 3,
      expected: 2,
      noValue: null,
    });
  });
  it('of figures have the value of all together', () => {
    const known = [figure(1, 10), figure(5, 20)].filter((each) => each.value !== null);
    expect(sumOfFigures(RATE, known)).toMatchObject({ value: 200, numerator: 6, denominator: 30 });
  });
});

describe('periods', () => {
  it('lie wholly between two months', () => {
    const span = { from: parseMonth('2018-02'), to: parseMonth('2020-12') };
    for (const period of EXPLORE_PERIODS)
      expect(exploreEnds(period, span).at(-1)).toBe(parseMonth('2020-12'));
    expect(exploreEnds('quarter', span)[0]).toBe(parseMonth('2018-06'));
    expect(exploreEnds('year', span)[0]).toBe(parseMonth('2019-12'));
    expect(exploreEnds('rolling12', span)[0]).toBe(parseMonth('2019-03'));
  });
});

describe('signals', () => {
  const START = parseMonth('2015-01');
  /** Five years of months with twice as much in winter; `from` on the level is another. */
  const months = (seed: number, size: number, level = 1, from = 60): readonly DatedFigure[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 60 }, (_, index): DatedFigure => {
      const winter = index % 12 < 3 || index % 12 > 9 ? 1.4 : 0.8;
      const mean = size * 0.03 * winter * (index >= from ? level : 1);
      return { end: addMonths(START, index) as Month, figure: figure(drawPoisson(random, mean), size) };
    });
  };
  const nation = months(1, 500_000);

  it('are not set off by the season', () => {
    let alarms = 0;
    for (let seed = 2; seed < 42; seed += 1)
      if (exploreSignals(RATE, months(seed, 4_000), nation, 12)?.any) alarms += 1;
    // A series of sixty months has any signal in about every sixth where nothing changes.
    expect(alarms).toBeLessThan(16);
    // Against a country without seasons nearly every one would have.
    const flat = nation.map(({ end }) => ({ end, figure: figure(15_000, 500_000) }));
    expect(exploreSignals(RATE, months(2, 4_000), flat, 12)?.any).toBe(true);
  });

  it('see a lasting fall of a quarter, on the scale of the values', () => {
    const found = exploreSignals(RATE, months(5, 4_000, 0.75, 36), nation, 12);
    expect(found?.runs?.shifted).toBe(true);
    expect(found?.centre).toBeGreaterThan(20);
    expect(found?.centre).toBeLessThan(35);
    expect(found?.points.some(({ inRun }) => inRun)).toBe(true);
  });

  it('are silent where periods overlap, where there are few points, and where the season is not known', () => {
    const series = months(3, 4_000);
    expect(exploreSignals(RATE, series, nation, null)).toBeNull();
    expect(exploreSignals(RATE, series.slice(0, 9), nation, 12)).toBeNull();
    expect(exploreSignals(RATE, series, nation.slice(0, 20), 12)).toBeNull();
    expect(exploreSignals({ ...RATE, chance: 'none' }, series, nation, 12)).toBeNull();
  });

  it('pass over what is hidden', () => {
    const series = months(4, 4_000).map((each, index) => (index === 7 ? { ...each, figure: HIDDEN } : each));
    expect(exploreSignals(RATE, series, nation, 12)?.points[7]).toMatchObject({ low: null, beyond: null });
  });
});
