import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlLimits } from './control-limits.ts';
import { drawBinomial, drawGamma, drawPoisson } from './random-draws.ts';
import { medianOf, runSignals } from './run-chart.ts';
import { seededRandom } from './seeded-random.ts';

const pointsOf = (counts: readonly number[], sizes: readonly number[]) =>
  counts.map((count, index) => ({ count, size: sizes[index] as number }));

describe('controlLimits', () => {
  // D. C. Montgomery, Introduction to Statistical Quality Control, chapter 7: purchase orders with errors, 25 weeks.
  const orders = pointsOf(
    [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9],
    [
      100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90, 100, 100, 100,
      100, 90, 90,
    ],
  );
  // The same: defects in dyed cloth per 50 m², ten rolls.
  const cloth = pointsOf(
    [14, 12, 20, 11, 7, 10, 21, 16, 19, 23],
    [10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5],
  );

  it('p chart: p̄ 234/2450, 0.0073–0.1837 at 100 orders, the eleventh week beyond', () => {
    const chart = controlLimits(orders, 'share', { prime: false });
    expect(chart?.centre).toBe(234 / 2450);
    expect(chart?.points[0]?.low).toBeCloseTo(0.007_334_695, 8);
    expect(chart?.points[0]?.high).toBeCloseTo(0.183_685_713, 8);
    expect(chart?.points[1]?.low).toBe(0);
    expect(chart?.points.flatMap((point, index) => (point.beyond ? [index + 1] : []))).toEqual([11]);
    expect(chart?.points[10]?.beyond).toBe('above');
  });

  it('u chart: ū 1.42, 0.29–2.55 at ten units, 0.16–2.69 at eight, none beyond', () => {
    const chart = controlLimits(cloth, 'rate', { prime: false });
    expect(chart?.centre).toBeCloseTo(153 / 107.5, 12);
    expect(chart?.points[0]?.low).toBeCloseTo(0.291_473_93, 7);
    expect(chart?.points[0]?.high).toBeCloseTo(2.555_037_698, 7);
    expect(chart?.points[1]?.low).toBeCloseTo(0.157_885_2, 6);
    expect(chart?.points.every((point) => point.beyond === null)).toBe(true);
  });

  // M. A. Mohammed et al., BMJ Qual Saf 2013; 22: 362–368: attendances in England seen within four hours, first six weeks.
  const seen = pointsOf(
    [266_501, 264_225, 276_532, 281_461, 269_071, 261_215],
    [280_443, 276_823, 291_681, 296_155, 282_343, 275_888],
  );

  it("Laney's p′ chart (R 4.2): σz 9.42, where the p chart would call most weeks a signal", () => {
    const plain = controlLimits(seen, 'share', { prime: false });
    expect(plain?.points.filter((point) => point.beyond).length).toBe(4);
    const chart = controlLimits(seen, 'share');
    expect(chart?.centre).toBeCloseTo(0.950_492_358, 9);
    expect(chart?.dispersion).toBeCloseTo(9.424_066_23, 7);
    expect(chart?.points[0]?.low).toBeCloseTo(0.938_911_314, 8);
    expect(chart?.points[0]?.high).toBeCloseTo(0.962_073_402, 8);
    expect(chart?.points.every((point) => point.beyond === null)).toBe(true);
  });

  it("Laney's u′ chart (R 4.2): σz 0.679 for the cloth", () => {
    const chart = controlLimits(cloth, 'rate');
    expect(chart?.dispersion).toBeCloseTo(0.678_795_555, 8);
    expect(chart?.points[1]?.low).toBeCloseTo(0.564_327_866, 8);
    expect(chart?.points[1]?.high).toBeCloseTo(2.282_183_762, 8);
  });

  it('finds σz in a simulation: near 1 with chance alone, as large as the spread where there is more', () => {
    const random = seededRandom(5);
    const alone = Array.from({ length: 4000 }, () => ({ count: drawBinomial(random, 900, 0.3), size: 900 }));
    expect(controlLimits(alone, 'share')?.dispersion).toBeCloseTo(1, 1);
    // Variance 100 + 100²/100 = 200: √2 times as wide as Poisson.
    const apart = Array.from({ length: 4000 }, () => ({
      count: drawPoisson(random, drawGamma(random, 100, 1)),
      size: 100,
    }));
    expect(controlLimits(apart, 'rate')?.dispersion).toBeCloseTo(Math.SQRT2, 1);
  });

  it('takes centre and spread from a baseline, and shows later points against it', () => {
    const chart = controlLimits([...cloth, { count: 60, size: 10 }], 'rate', { baseline: 10 });
    expect(chart?.centre).toBeCloseTo(153 / 107.5, 12);
    expect(chart?.points[10]).toMatchObject({ value: 6, beyond: 'above' });
  });

  it('copes with nothing, one point, no chance and 10⁹', () => {
    expect(controlLimits([], 'rate')).toBeNull();
    expect(controlLimits([{ count: 0, size: 0 }], 'share')).toBeNull();
    expect(controlLimits([{ count: 3, size: 9 }], 'rate')).toMatchObject({ dispersion: null });
    const never = [
      { count: 0, size: 4 },
      { count: 0, size: 0 },
      { count: 0, size: 9 },
    ];
    const flat = controlLimits(never, 'share');
    expect(flat).toMatchObject({ centre: 0, dispersion: null });
    expect(flat?.points[0]).toEqual({ value: 0, low: 0, high: 0, beyond: null });
    expect(flat?.points[1]).toEqual({ value: null, low: null, high: null, beyond: null });
    const nation = controlLimits(
      [
        { count: 5e8, size: 1e9 },
        { count: 5e8 + 1e5, size: 1e9 },
      ],
      'share',
    );
    expect(nation?.points.every((point) => point.beyond === null)).toBe(true);
    for (const bad of [
      { count: Number.NaN, size: 3 },
      { count: -1, size: 3 },
      { count: 1, size: 0 },
      { count: 4, size: 3 },
    ]) {
      expect(() => controlLimits([bad], 'share')).toThrow(RangeError);
    }
  });
});

describe('runSignals', () => {
  it.each([
    [10, 6, 2],
    [11, 6, 2],
    [12, 7, 3],
    [14, 7, 4],
    [17, 7, 5],
    [20, 7, 6],
    [22, 7, 7],
    [23, 8, 7],
    [24, 8, 8],
    [60, 9, 23],
    [100, 10, 41],
  ])(
    'limits for %i points as in the published table (Anhøj): run %i, crossings %i',
    (points, run, crossings) => {
      const series = Array.from({ length: points }, (_, index) => (index % 2 === 0 ? 1 : -1));
      expect(runSignals(series, 0)).toMatchObject({
        useful: points,
        longestRunLimit: run,
        crossingsLimit: crossings,
        longestRun: 1,
        crossings: points - 1,
        shifted: false,
        crossesTooSeldom: false,
      });
    },
  );

  it('by hand: points on the median and unknown points neither break nor lengthen a run', () => {
    // Median 5 of the known; sides: ++ (5) + − (null) − + − + − − +
    const series = [6, 7, 5, 8, 2, null, 1, 9, 3, 6, 4, 4, 7];
    const found = runSignals(series, 5);
    expect(found).toMatchObject({ useful: 11, longestRun: 3, crossings: 6, shifted: false });
    expect(found?.run).toEqual({ from: 0, to: 3, side: 'above', points: 3 });
    expect(found?.lastRun).toEqual({ from: 12, to: 12, side: 'above', points: 1 });
    expect(medianOf(series)).toBe(5.5);
  });

  it('sees a shift of the level, and says where', () => {
    const series = [
      ...Array.from({ length: 12 }, (_, i) => 10 + (i % 2)),
      ...Array.from({ length: 9 }, () => 4),
    ];
    const found = runSignals(series, 10.5);
    expect(found).toMatchObject({ longestRun: 9, longestRunLimit: 7, shifted: true });
    expect(found?.run).toEqual({ side: 'below', from: 12, to: 20, points: 9 });
    expect(found?.lastRun).toEqual(found?.run);
  });

  it('is silent where it cannot speak, and does not depend on scale or direction', () => {
    expect(runSignals([])).toBeNull();
    expect(runSignals([null, null])).toBeNull();
    expect(runSignals(Array.from({ length: 30 }, () => 3))).toBeNull();
    expect(runSignals([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeNull();
    expect(() => runSignals([Number.NaN])).toThrow(RangeError);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 12, maxLength: 80 }), (series) => {
        const found = runSignals(series);
        const turned = runSignals(series.map((value) => -3e9 * value));
        expect(turned?.longestRun).toBe(found?.longestRun);
        expect(turned?.crossings).toBe(found?.crossings);
        if (found) expect(found.longestRun + found.crossings).toBeLessThanOrEqual(found.useful);
      }),
    );
  });
});
