import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialProbability, binomialQuantile, poissonProbability } from './count-probabilities.ts';

describe('probabilities of counts', () => {
  it.each([
    [0, 3, 0.049_787_068_367_863_9],
    [4, 2.5, 0.133_601_885_781_085],
    [40, 20, 2.777_570_687_832_38e-5],
    [1e9, 1e9, 1.261_566_260_904_95e-5],
    [1_000_100_000, 1e9, 8.501_358_319_512_47e-8],
  ])('Poisson as dpois of R 4.2: %f with mean %f', (count, mean, value) => {
    expect(poissonProbability(count, mean) / value).toBeCloseTo(1, 9);
  });

  it.each([
    [3, 10, 0.3, 0.266_827_932],
    [0, 50, 0.02, 0.364_169_680_087_117],
    [500, 1000, 0.5, 0.025_225_018_178_360_8],
    [3e5, 1e6, 0.3, 8.705_631_546_366_8e-4],
    [5e8, 1e9, 0.5, 2.523_132_521_389_52e-5],
  ])('binomial as dbinom of R 4.2: %f of %f with %f', (count, total, share, value) => {
    expect(binomialProbability(count, total, share) / value).toBeCloseTo(1, 9);
  });

  it.each([
    [0.05, 9, 2],
    [0.05, 23, 8],
    [0.05, 99, 41],
    [0.975, 40, 26],
  ])('qbinom(%f, %i, 0.5) of R 4.2 is %i', (probability, total, value) => {
    expect(binomialQuantile(probability, total, 0.5)).toBe(value);
  });

  it('sums to one, and is 0 outside', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, share) => {
          let sum = 0;
          for (let count = 0; count <= total; count += 1) sum += binomialProbability(count, total, share);
          expect(sum).toBeCloseTo(1, 9);
          expect(binomialProbability(total + 1, total, share)).toBe(0);
          expect(binomialProbability(0.5, total, share)).toBe(0);
        },
      ),
    );
    expect(poissonProbability(0, 0)).toBe(1);
    expect(poissonProbability(-1, 3)).toBe(0);
    expect(poissonProbability(Number.NaN, 3)).toBe(0);
    expect(() => poissonProbability(1, Number.NaN)).toThrow(RangeError);
    expect(() => binomialProbability(1, 1.5, 0.5)).toThrow(RangeError);
    expect(() => binomialProbability(1, 2, 1.1)).toThrow(RangeError);
    expect(() => binomialQuantile(0, 2, 0.5)).toThrow(RangeError);
  });
});
