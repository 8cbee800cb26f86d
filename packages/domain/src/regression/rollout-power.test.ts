import { describe, expect, it } from 'vitest';
import { logRateVariance, repeatsForPower, rolloutEffectVariance, rolloutPower } from './rollout-power.ts';

// No published figure could be reached; the expected values are generalised least squares of the same mixed model, written out with
// its design matrix in R 4.2.2.
const washington = { starts: Array.from({ length: 24 }, (_, at) => 2 + Math.floor(at / 6)), periods: 5 };

describe('power of a stepped roll-out', () => {
  it('24 clusters in four steps, 5 % against 3.5 % of 100 (the design of Hussey and Hughes 2007)', () => {
    const variance = { within: (0.05 * 0.95) / 100, between: 0.015 ** 2 };
    expect(rolloutEffectVariance(washington, variance)).toBeCloseTo(4.405_797_101_45e-5, 14);
    expect(rolloutPower(washington, variance, -0.015)).toBeCloseTo(0.617_866_756_9, 8);
  });

  it('six clusters in three steps', () => {
    const design = { starts: [2, 2, 3, 3, 4, 4], periods: 4 };
    expect(rolloutEffectVariance(design, { within: 0.04, between: 0.0225 })).toBeCloseTo(
      0.020_259_740_26,
      10,
    );
  });

  it('says how many repeats reach 80 %, and no fewer do', () => {
    const design = { starts: [2, 3, 4], periods: 4 };
    const variance = { within: logRateVariance(400, 2, 0.002), between: 0.02 };
    const effect = Math.log(0.93);
    const repeats = repeatsForPower(design, variance, effect) as number;
    const powerOf = (times: number) =>
      rolloutPower(
        { ...design, starts: Array.from({ length: times }, () => design.starts).flat() },
        variance,
        effect,
      );
    expect(powerOf(repeats)).toBeGreaterThanOrEqual(0.8);
    expect(powerOf(repeats - 1)).toBeLessThan(0.8);
    expect(repeatsForPower(design, variance, 1e-6)).toBeNull();
  });

  it('refuses starts that are all the same and variances that are none', () => {
    const variance = { within: 1, between: 0 };
    expect(() => rolloutEffectVariance({ starts: [2, 2], periods: 3 }, variance)).toThrow(
      expect.objectContaining({ code: 'analysis-refused' }),
    );
    expect(() => rolloutEffectVariance(washington, { within: 0, between: 1 })).toThrow(RangeError);
    expect(() => logRateVariance(0)).toThrow(RangeError);
  });
});
