import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closedBins, placeAmong } from './place-among.ts';

const bins = closedBins([
  { low: null, high: 2, homes: 10 },
  { low: 2, high: 4, homes: 20 },
  { low: 4, high: 6, homes: 10 },
  { low: 6, high: null, homes: 10 },
]);
const estimate = (value: number, low = value, high = value) => ({
  value,
  low,
  high,
  noInterval: null,
  numerator: 1,
  denominator: 1,
});

it('closes the open ends, the last far enough to be told as «or more»', () => {
  expect(bins[0]).toEqual({ from: 0, to: 2, prescribers: 10 });
  expect(bins[3]).toEqual({ from: 6, to: 12, prescribers: 10 });
});

it('tells how many per cent lie lower, with the ends of the own interval', () => {
  // Half of the twenty in the second bar and all ten of the first, of fifty.
  expect(placeAmong(bins, estimate(3, 2, 4))).toEqual({ shrunken: 3, percentile: 40, low: 20, high: 60 });
  expect(placeAmong(bins, { value: null, reason: 'no-data' })).toBeNull();
  expect(placeAmong([], estimate(3))).toBeNull();
});

it('never lies outside 0–100, and rises with the value', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 50, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const [lower, higher] = [placeAmong(bins, estimate(less)), placeAmong(bins, estimate(more))];
        expect(lower?.percentile).toBeGreaterThanOrEqual(0);
        expect(higher?.percentile).toBeLessThanOrEqual(100);
        expect(lower?.percentile).toBeLessThanOrEqual(higher?.percentile ?? -1);
      },
    ),
    { numRuns: 50 },
  );
});
