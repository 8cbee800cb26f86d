import { describe, expect, it } from 'vitest';
import { chiSquarePValue, fPValue, studentPValue, studentQuantile } from './distributions.ts';

// Expected values from R 4.2.2: qt, pt, pchisq, pf.
describe('distributions', () => {
  it.each([
    [0.975, 1, 12.706_204_736],
    [0.975, 3.4, 2.980_773_503],
    [0.975, 18, 2.100_922_04],
    [0.995, 5000, 2.576_812_967],
    [0.025, 18, -2.100_922_04],
    [0.975, Number.POSITIVE_INFINITY, 1.959_963_985],
    [0.975, 2e5, 1.959_975_8],
  ])('qt(%f, %f) = %f', (probability, degrees, expected) => {
    expect(studentQuantile(probability, degrees)).toBeCloseTo(expected, 5);
  });

  it('gives p values, also far out', () => {
    expect(studentPValue(2.1, 18)).toBeCloseTo(0.050_090_406, 7);
    expect(studentPValue(-8.1, 18) / 2.052_404e-7).toBeCloseTo(1, 4);
    expect(studentPValue(1.96, Number.POSITIVE_INFINITY)).toBeCloseTo(0.049_995_79, 7);
    expect(chiSquarePValue(11.6, 7)).toBeCloseTo(0.114_504_388, 6);
    expect(fPValue(3.2, 3, 12)).toBeCloseTo(0.062_277_551, 6);
    expect(fPValue(3.2, 3, Number.POSITIVE_INFINITY)).toBeCloseTo(chiSquarePValue(9.6, 3), 12);
    expect(studentPValue(Number.POSITIVE_INFINITY, 4)).toBe(0);
    expect(chiSquarePValue(0, 4)).toBe(1);
  });

  it('refuses what is no probability or no degrees of freedom', () => {
    expect(() => studentQuantile(1, 4)).toThrow(RangeError);
    expect(() => studentPValue(1, 0)).toThrow(RangeError);
  });
});
