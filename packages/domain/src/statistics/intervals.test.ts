import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactBinomialInterval } from './binomial.ts';
import { compoundPoissonInterval, quasiPoissonInterval } from './compound-poisson.ts';
import { byarInterval, exactPoissonInterval, poissonInterval } from './poisson.ts';
import { drawBinomial, drawPoisson } from './random-draws.ts';
import { seededRandom } from './seeded-random.ts';
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

describe('exactBinomialInterval', () => {
  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('Newcombe 1998, Stat Med 17:857, table I, method 5: %i of %i', (count, total, low, high) => {
    expect(rounded(exactBinomialInterval(count, total), 4)).toEqual([low, high]);
  });

  it('contains the share, rises with the count and has its ends, up to 10⁹', () => {
    const shares = fc
      .integer({ min: 1, max: 1e9 })
      .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
    fc.assert(
      fc.property(shares, ([count, total]) => {
        for (const interval of [exactBinomialInterval(count, total), wilsonInterval(count, total)]) {
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.low).toBeLessThanOrEqual(count / total);
          expect(interval.high).toBeGreaterThanOrEqual(count / total);
          expect(interval.high).toBeLessThanOrEqual(1);
        }
        const mirrored = exactBinomialInterval(total - count, total);
        expect(1 - mirrored.high).toBeCloseTo(exactBinomialInterval(count, total).low, 6);
      }),
    );
    expect(exactBinomialInterval(0, 1)).toEqual({ low: 0, high: expect.closeTo(0.975, 6) });
    expect(exactBinomialInterval(1, 1)).toEqual({ low: expect.closeTo(0.025, 6), high: 1 });
  });

  it.each([
    [0.02, 40],
    [0.5, 25],
    [0.93, 400],
  ])('covers a share of %f (n = %i) at least as often as it says; Wilson nearly as often', (share, total) => {
    const random = seededRandom(11);
    let exact = 0;
    let wilson = 0;
    for (let run = 0; run < 2000; run += 1) {
      const count = drawBinomial(random, total, share);
      const wide = exactBinomialInterval(count, total);
      const score = wilsonInterval(count, total);
      if (wide.low <= share && share <= wide.high) exact += 1;
      if (score.low <= share && share <= score.high) wilson += 1;
    }
    expect(exact / 2000).toBeGreaterThan(0.935);
    expect(wilson / 2000).toBeGreaterThan(0.92);
  });

  it('refuses what is no share', () => {
    for (const [count, total] of [
      [3, 2],
      [-1, 2],
      [0, 0],
      [Number.NaN, 2],
      [1, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(() => exactBinomialInterval(count, total)).toThrow(RangeError);
    }
    expect(() => exactBinomialInterval(1, 2, 0)).toThrow(RangeError);
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

  it.each([
    [65, 0.95, 50.163_187_7, 82.849_138_5],
    [1045, 0.95, 982.593_202, 1110.331_213],
    [65, 0.998, 42.880_261_5, 94.000_290_8],
    [10, 0.998, 2.916_318_37, 24.193_724_93],
  ])(
    'Byar as R 4.2 computes the cases of the PHEindicatormethods tests: %i at %f',
    (events, confidence, low, high) => {
      const interval = byarInterval(events, confidence);
      expect(interval.low).toBeCloseTo(low, 5);
      expect(interval.high).toBeCloseTo(high, 5);
    },
  );

  it('exact at 99.8 % as poisson.test of R 4.2: 17 events, 7.0283–33.9926', () => {
    const { low, high } = exactPoissonInterval(17, 0.998);
    expect(low).toBeCloseTo(7.028_349, 4);
    expect(high).toBeCloseTo(33.992_584, 4);
  });

  it('contains the count, rises with it and widens with the confidence, from 0 to 10⁹', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (events) => {
        const interval = poissonInterval(events);
        expect(interval.low).toBeLessThanOrEqual(events);
        expect(interval.high).toBeGreaterThan(events);
        const wider = poissonInterval(events, 0.998);
        expect(wider.low).toBeLessThanOrEqual(interval.low);
        expect(wider.high).toBeGreaterThan(interval.high);
        // Exact below ten, Byar's from ten: the step between them is less than that of one event.
        expect(poissonInterval(events + 1).high).toBeGreaterThan(interval.high);
        expect(poissonInterval(events + 1).low).toBeGreaterThan(interval.low);
      }),
    );
  });

  it.each([0.5, 6, 40])('covers the truth (mean %f) at least as often as it says, by simulation', (mean) => {
    const random = seededRandom(2026);
    let covered = 0;
    for (let run = 0; run < 2000; run += 1) {
      const { low, high } = poissonInterval(drawPoisson(random, mean));
      if (low <= mean && mean <= high) covered += 1;
    }
    // 95 % less three standard errors of 2000 runs.
    expect(covered / 2000).toBeGreaterThan(0.935);
  });

  it('refuses what is no number of events', () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => poissonInterval(bad)).toThrow(RangeError);
      expect(() => byarInterval(bad)).toThrow(RangeError);
    }
    expect(() => poissonInterval(3, 1)).toThrow(RangeError);
    expect(() => poissonInterval(30, 95)).toThrow(RangeError);
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
