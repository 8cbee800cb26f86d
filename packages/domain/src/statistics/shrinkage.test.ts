import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSharePrior, shrunkenShare, shrunkenShareInterval } from './beta-binomial.ts';
import { fitRatioPrior, type RatioPrior, shrunkenRatio, shrunkenRatioInterval } from './gamma-poisson.ts';

describe('gamma-Poisson shrinkage', () => {
  // By hand: O = 10, 30, 80 with E = 20, 40, 60 → m = 1, Ē = 40, s² = (20·¼ + 40·1/16 + 60·1/9)/120 = 17/144.
  const units = [
    { observed: 10, expected: 20 },
    { observed: 30, expected: 40 },
    { observed: 80, expected: 60 },
  ];

  it('estimates mean and variance by moments', () => {
    const prior = fitRatioPrior(units) as RatioPrior;
    expect(prior.mean).toBe(1);
    expect(prior.variance).toBeCloseTo(17 / 144 - 1 / 40, 12);
    expect((fitRatioPrior(units, 2) as RatioPrior).variance).toBeCloseTo(17 / 144 - 2 / 40, 12);
  });

  it('is Marshall’s C = A/(A + m/E) between mean and own ratio', () => {
    const prior = fitRatioPrior(units) as RatioPrior;
    for (const unit of units) {
      const weight = prior.variance / (prior.variance + prior.mean / unit.expected);
      const byHand = prior.mean + weight * (unit.observed / unit.expected - prior.mean);
      expect(shrunkenRatio(unit, prior)).toBeCloseTo(byHand, 12);
    }
  });

  it('gives the common mean when the units differ by no more than chance', () => {
    const prior = fitRatioPrior([
      { observed: 10, expected: 10 },
      { observed: 21, expected: 20 },
    ]) as RatioPrior;
    expect(prior.variance).toBe(0);
    expect(shrunkenRatio({ observed: 3, expected: 10 }, prior)).toBe(prior.mean);
    expect(shrunkenRatioInterval({ observed: 3, expected: 10 }, prior)).toEqual({
      low: prior.mean,
      high: prior.mean,
    });
    expect(fitRatioPrior([{ observed: 0, expected: 0 }])).toBeNull();
  });

  it('lies between own and mean, inside its interval, and the interval narrows with more', () => {
    const prior: RatioPrior = { family: 'gamma', mean: 1.1, variance: 0.2, dispersion: 1.3 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 900 }),
        (observed, expected) => {
          const value = shrunkenRatio({ observed, expected }, prior);
          const own = observed / expected;
          expect(value).toBeGreaterThanOrEqual(Math.min(own, prior.mean) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(own, prior.mean) + 1e-9);
          const once = shrunkenRatioInterval({ observed, expected }, prior);
          expect(once.low).toBeLessThan(value);
          expect(once.high).toBeGreaterThan(value);
        },
      ),
    );
  });
});

describe('beta-binomial shrinkage', () => {
  // By hand: 2/10, 12/20, 36/50 → p = 50/80 = 0.625, n̄ = 80/3.
  const units = [
    { count: 2, total: 10 },
    { count: 12, total: 20 },
    { count: 36, total: 50 },
  ];

  it('estimates mean and variance by moments', () => {
    const prior = fitSharePrior(units);
    const spread = (10 * (0.2 - 0.625) ** 2 + 20 * (0.6 - 0.625) ** 2 + 50 * (0.72 - 0.625) ** 2) / 80;
    expect(prior?.mean).toBe(0.625);
    expect(prior?.variance).toBeCloseTo(spread - (0.625 * 0.375 * 3) / 80, 12);
  });

  it('adds α successes and β failures (by hand: mean 0.5, variance 0.05 → α = β = 2)', () => {
    const prior = { family: 'beta', mean: 0.5, variance: 0.05 } as const;
    expect(shrunkenShare({ count: 8, total: 10 }, prior)).toBeCloseTo(10 / 14, 12);
    const interval = shrunkenShareInterval({ count: 8, total: 10 }, prior);
    // 2.5 and 97.5 % quantiles of Beta(10, 4): R qbeta(c(.025, .975), 10, 4).
    expect(interval.low).toBeCloseTo(0.4619, 3);
    expect(interval.high).toBeCloseTo(0.9092, 3);
  });

  it('copes with no difference, with nothing but extremes and with nothing', () => {
    const none = { family: 'beta', mean: 0.4, variance: 0 } as const;
    expect(shrunkenShare({ count: 5, total: 5 }, none)).toBe(0.4);
    expect(shrunkenShareInterval({ count: 5, total: 5 }, none)).toEqual({ low: 0.4, high: 0.4 });
    const extremes = fitSharePrior([
      { count: 0, total: 900 },
      { count: 900, total: 900 },
    ]);
    expect(extremes && shrunkenShare({ count: 1, total: 4 }, extremes)).toBeCloseTo(0.25, 3);
    expect(fitSharePrior([{ count: 0, total: 0 }])).toBeNull();
    for (const [count, total] of [
      [3, 2],
      [-1, 2],
      [Number.NaN, 2],
      [1, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(() => fitSharePrior([{ count, total }])).toThrow(RangeError);
    }
  });
});
