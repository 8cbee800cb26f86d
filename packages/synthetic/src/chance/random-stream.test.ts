import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomStream } from './random-stream.ts';

const draws = (seed: number, ...keys: (string | number)[]) => {
  const stream = randomStream(seed, ...keys);
  return Array.from({ length: 20 }, () => stream.uniform());
};

test('the same seed and keys give the same numbers, other keys other numbers', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), fc.integer(), (seed, key, other) => {
      expect(draws(seed, key, other)).toEqual(draws(seed, key, other));
      expect(draws(seed, key, other)).not.toEqual(draws(seed, key, other + 1));
      expect(draws(seed, key, other)).not.toEqual(draws(seed + 1, key, other));
    }),
    { numRuns: 60 },
  );
});

test('numbers of a stream are even and do not follow each other', () => {
  const stream = randomStream(7, 'even');
  const count = 100_000;
  const tenths = new Array<number>(10).fill(0);
  let product = 0;
  let before = stream.uniform();
  for (let index = 0; index < count; index += 1) {
    const now = stream.uniform();
    tenths[Math.floor(now * 10)] = (tenths[Math.floor(now * 10)] ?? 0) + 1;
    product += (now - 0.5) * (before - 0.5);
    before = now;
  }
  const chiSquare = tenths.reduce((sum, seen) => sum + (seen - count / 10) ** 2 / (count / 10), 0);
  expect(chiSquare).toBeLessThan(27.9); // 99.9 % of chi-square with 9 degrees of freedom
  expect(Math.abs((product / count) * 12)).toBeLessThan(0.0105); // 3.3 standard errors of the correlation
});

test('below stays below its bound and reaches every number', () => {
  const stream = randomStream(1, 'below');
  const seen = new Set(Array.from({ length: 500 }, () => stream.below(7)));
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
