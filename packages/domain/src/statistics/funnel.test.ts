import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioFunnelLimits, shareFunnelLimits } from './funnel-limits.ts';
import { type FunnelUnit, overdispersedFunnelLimits, overdispersionOf } from './overdispersion.ts';
import { exactPoissonInterval } from './poisson.ts';
import { drawGamma, drawPoisson } from './random-draws.ts';
import { seededRandom } from './seeded-random.ts';

describe('ratioFunnelLimits', () => {
  // The funnel that the public-health tool of England draws for indirectly standardised ratios: reference output of the
  // PHEindicatormethods tests, pairs of expected number and ratio in percent for a count.
  it.each([
    [0.95, 'low', 5.571_644_585, 17.948_022_07],
    [0.95, 'high', 0.242_209_467, 825.731_556_9],
    [0.95, 'low', 18.390_357_98, 54.376_320_5],
    [0.95, 'high', 4.795_387_629, 208.533_715_6],
    [0.95, 'high', 31.119_306_9, 138.177_884_7],
    [0.998, 'low', 9.233_410_143, 10.830_234_82],
    [0.998, 'high', 1.107_104_434, 541.954_292_4],
  ] as const)('at %f, %s limit at %f expected: %f per cent', (confidence, side, expected, percent) => {
    const limit = 100 * ratioFunnelLimits(expected, confidence)[side];
    // The reference is exact below ten events and Byar's from ten on.
    expect(limit / percent).toBeCloseTo(1, 3);
  });

  it.each([
    [0.5, 0.95, 0, 5.431_381_785],
    [5, 0.95, 0.135_453_758_2, 2.059_257_631],
    [50, 0.998, 0.583_065_002_5, 1.474_260_848],
    [3000, 0.998, 0.943_891_705, 1.057_058_333],
  ])('solves pgamma for the count as R 4.2 does: %f expected at %f', (expected, confidence, low, high) => {
    const limits = ratioFunnelLimits(expected, confidence);
    expect(limits.low).toBeCloseTo(low, 6);
    expect(limits.high).toBeCloseTo(high, 6);
  });

  it('holds 1, narrows with size, and is √-like at 10⁹', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 5000, noNaN: true }), (expected) => {
        const { low, high } = ratioFunnelLimits(expected);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThan(1);
        expect(high).toBeGreaterThan(1);
        // By definition: the exact interval of the limiting count begins or ends at the expected number.
        if (low > 0) expect(exactPoissonInterval(low * expected).high / expected).toBeCloseTo(1, 6);
        if (high * expected > 1.001) {
          expect(exactPoissonInterval(high * expected).low / expected).toBeCloseTo(1, 6);
        }
        expect(ratioFunnelLimits(expected * 1.5).high).toBeLessThan(high);
        expect(ratioFunnelLimits(expected, 0.998).high).toBeGreaterThanOrEqual(high);
      }),
      { numRuns: 60 },
    );
    const nation = ratioFunnelLimits(1e9);
    expect((nation.high - 1) * Math.sqrt(1e9)).toBeCloseTo(1.96, 2);
    expect((1 - nation.low) * Math.sqrt(1e9)).toBeCloseTo(1.96, 2);
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => ratioFunnelLimits(bad)).toThrow(RangeError);
    }
  });
});

describe('shareFunnelLimits', () => {
  it.each([
    [5, 0.95, 0, 0.820_069_747],
    [40, 0.95, 0.151_380_679, 0.458_269_042],
    [40, 0.998, 0.083_320_963, 0.546_349_401],
    [1000, 0.998, 0.255_326_538, 0.345_815_093],
  ])(
    'solves pbeta for the count as R 4.2 does: %i with a target of 0.3 at %f',
    (total, confidence, low, high) => {
      const limits = shareFunnelLimits(total, 0.3, confidence);
      expect(limits.low).toBeCloseTo(low, 6);
      expect(limits.high).toBeCloseTo(high, 6);
    },
  );

  it('approaches the normal limits of the public-health tool of England (target 80.642448 %)', () => {
    for (const [total, low, high] of [
      [1008, 78.203_374, 83.081_521],
      [20_742, 80.104_76, 81.180_135],
      [110_000, 80.408_963, 80.875_933],
    ] as const) {
      const limits = shareFunnelLimits(total, 0.806_424_48);
      expect(100 * limits.low).toBeCloseTo(low, total > 10_000 ? 2 : 0);
      expect(100 * limits.high).toBeCloseTo(high, total > 10_000 ? 2 : 0);
    }
  });

  it('holds the target within 0–1 for any total, and refuses what is no share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, target) => {
          const { low, high } = shareFunnelLimits(total, target);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(target);
          expect(high).toBeGreaterThanOrEqual(target);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
    expect(shareFunnelLimits(1, 0.5)).toEqual({ low: 0, high: 1 });
    expect(() => shareFunnelLimits(0, 0.5)).toThrow(RangeError);
    expect(() => shareFunnelLimits(3, Number.NaN)).toThrow(RangeError);
  });
});

describe('overdispersionOf', () => {
  // The six groups of the FunnelPlotR tests; φ, τ² and limits by R 4.2 from the formulas of Spiegelhalter 2005.
  const six = [
    [100, 108],
    [150, 112],
    [180, 165],
    [80, 95],
    [120, 100],
    [225, 220],
  ].map(([count, size]) => ({ count, size }) as FunnelUnit);

  it('ratios by square root: φ 2.3272, τ² 0.003440', () => {
    const found = overdispersionOf(six, 'ratio-sqrt');
    expect(found).toMatchObject({ units: 6, target: 1 });
    if (!found) throw new Error('nothing found');
    expect(found.phi).toBeCloseTo(2.327_178_257_6, 9);
    expect(found.tauSquared).toBeCloseTo(0.003_439_780_154, 11);
    const additive = overdispersedFunnelLimits(100, found, 'additive', 0.998);
    expect(additive.low).toBeCloseTo(0.580_393_925, 7);
    expect(additive.high).toBeCloseTo(1.533_050_36, 7);
    const multiplicative = overdispersedFunnelLimits(100, found, 'multiplicative');
    expect(multiplicative.low).toBeCloseTo(0.723_355_094, 7);
    expect(multiplicative.high).toBeCloseTo(1.321_343_704, 7);
  });

  it('ratios by logarithm: φ 2.1491, τ² 0.012118', () => {
    const found = overdispersionOf(six, 'ratio-log');
    if (!found) throw new Error('nothing found');
    expect(found.phi).toBeCloseTo(2.149_053_099_2, 9);
    expect(found.tauSquared).toBeCloseTo(0.012_118_491_459, 11);
    const limits = overdispersedFunnelLimits(100, found, 'additive', 0.998);
    expect(limits.low).toBeCloseTo(0.631_543_654, 7);
    expect(limits.high).toBeCloseTo(1.583_421_815, 7);
  });

  it('shares by arcsine (made-up six groups, R 4.2): φ 4.0283, τ² 0.012158', () => {
    const shares = [
      [12, 50],
      [40, 90],
      [33, 100],
      [8, 60],
      [25, 70],
      [61, 110],
    ].map(([count, size]) => ({ count, size }) as FunnelUnit);
    const found = overdispersionOf(shares, 'share-asin');
    if (!found) throw new Error('nothing found');
    expect(found.target).toBeCloseTo(179 / 480, 12);
    expect(found.phi).toBeCloseTo(4.028_250_003_9, 9);
    expect(found.tauSquared).toBeCloseTo(0.012_158_245_258, 11);
    const limits = overdispersedFunnelLimits(80, found, 'additive');
    expect(limits.low).toBeCloseTo(0.162_269_856, 7);
    expect(limits.high).toBeCloseTo(0.612_828_207, 7);
  });

  it('recovers a known variance between units, and none where there is none (simulation)', () => {
    const random = seededRandom(99);
    const alone: FunnelUnit[] = [];
    const apart: FunnelUnit[] = [];
    for (let unit = 0; unit < 1500; unit += 1) {
      const size = 50 + 300 * random();
      alone.push({ count: drawPoisson(random, size), size });
      // True ratios with mean 1 and standard deviation 0.2: variance of the logarithm about 0.04, less the winsorising.
      apart.push({ count: drawPoisson(random, size * drawGamma(random, 25, 25)), size });
    }
    const none = overdispersionOf(alone, 'ratio-sqrt', 0);
    expect(none?.phi).toBeGreaterThan(0.9);
    expect(none?.phi).toBeLessThan(1.1);
    expect(none?.tauSquared).toBeLessThan(2e-4);
    const found = overdispersionOf(apart, 'ratio-log', 0);
    expect(found?.tauSquared).toBeGreaterThan(0.034);
    expect(found?.tauSquared).toBeLessThan(0.05);
    if (!found) throw new Error('nothing found');
    const outside = apart.filter(({ count, size }) => {
      const { low, high } = overdispersedFunnelLimits(size, found, 'additive');
      return count / size < low || count / size > high;
    });
    expect(outside.length / apart.length).toBeGreaterThan(0.035);
    expect(outside.length / apart.length).toBeLessThan(0.065);
  });

  it('stays finite at extremes and refuses the impossible', () => {
    const extremes = [
      { count: 0, size: 1e9 },
      { count: 0, size: 1e-6 },
      { count: 1e9, size: 1e9 },
      { count: 0, size: 0 },
    ];
    for (const scale of ['ratio-sqrt', 'ratio-log', 'share-asin'] as const) {
      const found = overdispersionOf(extremes, scale);
      expect(found).toMatchObject({ units: 3 });
      if (!found) throw new Error('nothing found');
      expect(Number.isFinite(found.phi) && Number.isFinite(found.tauSquared)).toBe(true);
      const { low, high } = overdispersedFunnelLimits(10, found, 'additive', 0.998);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(overdispersionOf([{ count: 3, size: 4 }], scale)).toBeNull();
      expect(() => overdispersionOf([{ count: Number.NaN, size: 4 }], scale)).toThrow(RangeError);
      expect(() => overdispersedFunnelLimits(0, found, 'additive')).toThrow(RangeError);
    }
    expect(() => overdispersionOf([{ count: 5, size: 4 }], 'share-asin')).toThrow(RangeError);
    expect(() => overdispersionOf([], 'ratio-sqrt', 0.5)).toThrow(RangeError);
  });
});
