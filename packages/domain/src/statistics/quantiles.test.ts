import { describe, expect, it } from 'vitest';
import { midRankPercentile, sortedQuantile } from './mid-rank.ts';
import { betaQuantile, gammaQuantile } from './quantiles.ts';

describe('quantiles', () => {
  it.each([
    [0.95, 1, 3.8415],
    [0.95, 10, 18.307],
    [0.025, 20, 9.5908],
    [0.975, 100, 129.5612],
  ])(
    'gamma is half of chi-square in the tables of the NIST/SEMATECH handbook: %f with %i degrees of freedom',
    (probability, df, value) => {
      expect(2 * gammaQuantile(probability, df / 2, 1)).toBeCloseTo(value, 3);
    },
  );

  it('gamma joins smoothly where it turns to the approximation', () => {
    expect(gammaQuantile(0.975, 6, 4)).toBeCloseTo(gammaQuantile(0.975, 6, 1) / 4, 12);
    for (const probability of [0.025, 0.3, 0.975]) {
      const below = gammaQuantile(probability, 99_999, 1);
      expect(gammaQuantile(probability, 100_001, 1) - below).toBeCloseTo(2, 1);
    }
  });

  it('beta: the median of Beta(3, 3) is a half, the 95 % quantile of Beta(1, 4) is 1 − 0.05^¼', () => {
    expect(betaQuantile(0.5, 3, 3)).toBeCloseTo(0.5, 8);
    expect(betaQuantile(0.95, 1, 4)).toBeCloseTo(1 - 0.05 ** 0.25, 8);
  });

  it('refuses what has no quantile', () => {
    expect(() => gammaQuantile(0, 1, 1)).toThrow(RangeError);
    expect(() => betaQuantile(0.5, 0, 1)).toThrow(RangeError);
  });
});

describe('ranks', () => {
  it('mid-ranks by hand: ties share the middle', () => {
    const sorted = [1, 2, 2, 2, 9];
    expect(midRankPercentile(sorted, 1)).toBe(10);
    expect(midRankPercentile(sorted, 2)).toBe(50);
    expect(midRankPercentile(sorted, 9)).toBe(90);
    expect(midRankPercentile(sorted, 5)).toBe(80);
    expect(() => midRankPercentile([], 1)).toThrow(RangeError);
  });

  it('quantiles as R type 7: of 1, 3, 4, 10 the lower quartile is 2.5', () => {
    expect(sortedQuantile([1, 3, 4, 10], 0.25)).toBe(2.5);
    expect(sortedQuantile([1, 3, 4, 10], 1)).toBe(10);
    expect(() => sortedQuantile([], 0.5)).toThrow(RangeError);
  });
});
