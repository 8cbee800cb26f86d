import { describe, expect, it } from 'vitest';
import { regressionToTheMean, type TwoWindows } from './regression-to-the-mean.ts';
import { seededUniform } from './seeded-random.ts';

// No published counts could be reached: one case by hand, and a simulation with known persistence.
const side = (rate: number, exposure = 100) => ({ count: rate * exposure, exposure });

describe('regressionToTheMean', () => {
  it('halves the distance when half of it is chance (by hand)', () => {
    const others: TwoWindows[] = [0.6, 0.8, 1, 1.2, 1.4, 0.6, 0.8, 1, 1.2, 1.4].map((rate) => ({
      earlier: side(rate),
      later: side(2 * (1 + 0.5 * (rate - 1))),
    }));
    const found = regressionToTheMean(others, [side(1.25), side(1.25, 300)]);
    expect(found.persistence.estimate).toBeCloseTo(0.5, 9);
    expect(found.baselineRatio).toBeCloseTo(1.25, 9);
    expect(found.expectedPercent).toBeCloseTo(-10, 9);
  });

  it('covers the true persistence of τ²/(τ² + σ²) in a simulation', () => {
    const uniform = seededUniform(11);
    const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    const others = Array.from({ length: 2000 }, () => {
      const own = 0.3 * normal();
      return { earlier: side(2 + own + 0.15 * normal()), later: side(2 + own + 0.15 * normal()) };
    });
    const { persistence, expectedPercent, low, high } = regressionToTheMean(others, [side(2.4)]);
    expect(persistence.low).toBeLessThan(0.8);
    expect(persistence.high).toBeGreaterThan(0.8);
    expect(persistence.high - persistence.low).toBeLessThan(0.06);
    expect(expectedPercent).toBeCloseTo(100 * (1.16 / 1.2 - 1), 0);
    expect([low < expectedPercent, high > expectedPercent]).toEqual([true, true]);
  });

  it('refuses few or equal others', () => {
    const refused = expect.objectContaining({ code: 'analysis-refused' });
    const equal = Array.from({ length: 12 }, () => ({ earlier: side(1), later: side(1) }));
    expect(() => regressionToTheMean(equal, [side(1.2)])).toThrow(refused);
    expect(() => regressionToTheMean(equal.slice(3), [side(1.2)])).toThrow(refused);
  });
});
