import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomStream } from './random-stream.ts';
import { exponential, gamma, normal, pickWeighted, poisson, roundByChance, skewed } from './samplers.ts';

const COUNT = 40_000;

function moments(draw: () => number) {
  const values = Float64Array.from({ length: COUNT }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / COUNT;
  const central = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / COUNT;
  return { mean, variance: central(2), skewness: central(3) / central(2) ** 1.5 };
}

test('normal and exponential draws have their moments', () => {
  const random = randomStream(1, 'moments');
  const bell = moments(() => normal(random));
  expect(bell.mean).toBeCloseTo(0, 1);
  expect(bell.variance).toBeCloseTo(1, 1);
  const waiting = moments(() => exponential(random));
  expect(waiting.mean).toBeCloseTo(1, 1);
  expect(waiting.variance).toBeGreaterThan(0.93);
  expect(waiting.variance).toBeLessThan(1.07);
});

test('a gamma of any shape has mean 1 and variance 1 over the shape', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.25, max: 12, noNaN: true }), fc.integer(), (shape, seed) => {
      const random = randomStream(seed, 'gamma');
      const { mean, variance } = moments(() => gamma(random, shape));
      expect(Math.abs(mean - 1)).toBeLessThan(6 * Math.sqrt(1 / shape / COUNT));
      expect(variance * shape).toBeGreaterThan(0.75);
      expect(variance * shape).toBeLessThan(1.3);
    }),
    { numRuns: 15 },
  );
});

test('a skewed draw is standardised with a tail to the right', () => {
  const random = randomStream(2, 'skewed');
  const { mean, variance, skewness } = moments(() => skewed(random, 5));
  expect(Math.abs(mean)).toBeLessThan(0.025);
  expect(Math.abs(variance - 1)).toBeLessThan(0.06);
  expect(Math.abs(skewness - 2 / Math.sqrt(5))).toBeLessThan(0.12);
});

test('Poisson counts have mean and variance alike', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 5, noNaN: true }), fc.integer(), (rate, seed) => {
      const random = randomStream(seed, 'poisson');
      const { mean, variance } = moments(() => poisson(random, rate));
      const error = 6 * Math.sqrt((rate + 0.001) / COUNT);
      expect(Math.abs(mean - rate)).toBeLessThan(error);
      expect(Math.abs(variance - rate)).toBeLessThan(error * (1 + 2 * rate) + 0.02);
    }),
    { numRuns: 15 },
  );
});

test('rounding by chance keeps the mean and gives whole neighbours', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.integer(), (value, seed) => {
      const random = randomStream(seed, 'round');
      const { mean } = moments(() => {
        const rounded = roundByChance(random, value);
        expect(Number.isInteger(rounded) && Math.abs(rounded - value) < 1).toBe(true);
        return rounded;
      });
      expect(Math.abs(mean - value)).toBeLessThan(0.016);
    }),
    { numRuns: 5 },
  );
});

test('a weighted pick follows the weights and never takes a 0', () => {
  const random = randomStream(3, 'pick');
  const seen = [0, 0, 0, 0];
  for (let index = 0; index < COUNT; index += 1) {
    const pick = pickWeighted(random, [1, 0, 3, 4]);
    seen[pick] = (seen[pick] ?? 0) + 1;
  }
  expect(seen[1]).toBe(0);
  expect((seen[0] ?? 0) / COUNT).toBeCloseTo(1 / 8, 1);
  expect((seen[3] ?? 0) / COUNT).toBeCloseTo(0.5, 1);
});
