import { describe, expect, it } from 'vitest';
import { compoundPoissonInterval, quasiPoissonInterval } from './compound-poisson.ts';
import { byarInterval, exactPoissonInterval, poissonInterval } from './poisson.ts';
import { wilsonInterval } from './wilson.ts';

const rounded = ({ low, high }: { low: number; high: number }, digits: number) => [
  Number(low.toFixed(digits)),
  Number(high.toFixed(digits)),
];

describe('wilsonInterval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Newcombe 1998, Stat Med 17:857, table I, method 3: %i of %i', (count, total, low, high) => {
    expect(rounded(wilsonInterval(count, total), 4)).toEqual([low, high]);
  });

  it('ends at 0 and 1 and refuses what is no share', () => {
    expect(wilsonInterval(7, 7).high).toBe(1);
    for (const [count, total] of [
      [3, 2],
      [-1, 2],
      [0, 0],
    ] as const) {
      expect(() => wilsonInterval(count, total)).toThrow(RangeError);
    }
  });
});

describe('poissonInterval', () => {
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [5, 1.623, 11.668],
  ])('exact, Garwood 1936: %i events', (events, low, high) => {
    const interval = exactPoissonInterval(events);
    expect(interval.low).toBeCloseTo(low, 2);
    expect(interval.high).toBeCloseTo(high, 2);
    expect(poissonInterval(events)).toEqual(interval);
  });

  it('Byar is within 0.1 % of the exact limits from ten events on', () => {
    for (const events of [10, 17, 60, 300]) {
      const exact = exactPoissonInterval(events);
      expect(byarInterval(events).low / exact.low).toBeCloseTo(1, 2);
      expect(byarInterval(events).high / exact.high).toBeCloseTo(1, 3);
      expect(poissonInterval(events)).toEqual(byarInterval(events));
    }
  });

  it('stays fast and finite for a nation', () => {
    const { low, high } = poissonInterval(1_500_000);
    expect(low).toBeCloseTo(1_500_000 - 1.96 * Math.sqrt(1_500_000), -1);
    expect(high).toBeCloseTo(1_500_000 + 1.96 * Math.sqrt(1_500_000), -1);
  });
});

describe('compoundPoissonInterval', () => {
  it("Fay and Feuer 1997, Down's syndrome in Michigan, birth order five and more: 67.70–188.30 per 100,000", () => {
    const cases = [0, 8, 63, 112, 262, 295];
    const births = [327, 30_666, 123_419, 149_919, 104_088, 34_392];
    const standard = [319_933, 931_318, 786_511, 488_235, 237_863, 61_313];
    const all = standard.reduce((sum, value) => sum + value, 0);
    const weights = standard.map((value, index) => (1e5 * value) / (all * (births[index] as number)));
    const sum = weights.reduce((total, weight, index) => total + weight * (cases[index] as number), 0);
    const squares = weights.reduce(
      (total, weight, index) => total + weight ** 2 * (cases[index] as number),
      0,
    );
    const { low, high } = compoundPoissonInterval(sum, squares, Math.max(...weights));
    expect(sum).toBeCloseTo(75.529, 3);
    // The paper's limits are exact; Byar's differ in the fourth digit, as the effective number is above ten.
    expect(low / 67.702_12).toBeCloseTo(1, 3);
    expect(high / 188.300_17).toBeCloseTo(1, 2);
  });

  it('is the plain Poisson interval, scaled, when all weights are equal', () => {
    const plain = poissonInterval(40);
    expect(compoundPoissonInterval(40 * 7, 40 * 49).low).toBeCloseTo(7 * plain.low, 9);
    expect(compoundPoissonInterval(40 * 7, 40 * 49).high).toBeCloseTo(7 * plain.high, 9);
  });

  it('is the quasi-Poisson interval of patient sums (by hand: patients with 1, 1, 2 and 4 prescriptions, φ = 22/8)', () => {
    const quasi = quasiPoissonInterval(8, 22 / 8);
    expect(quasi.low).toBeCloseTo(2.75 * exactPoissonInterval(8 / 2.75).low, 9);
    expect(compoundPoissonInterval(8, 22).low).toBeCloseTo(quasi.low, 9);
    expect(compoundPoissonInterval(8, 22).high).toBeCloseTo(quasi.high, 9);
  });

  it('refuses sums that carry nothing', () => {
    expect(() => compoundPoissonInterval(0, 0)).toThrow(RangeError);
    expect(() => quasiPoissonInterval(3, 0)).toThrow(RangeError);
  });
});
