import { describe, expect, it } from 'vitest';
import { drawBinomial, drawGamma, drawNormal, drawPoisson } from './random-draws.ts';
import { type Random, seededRandom, xoshiro128 } from './seeded-random.ts';

function momentsOf(draw: (random: Random) => number, draws = 20_000): { mean: number; variance: number } {
  const random = seededRandom(7);
  const values = Array.from({ length: draws }, () => draw(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / draws;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws - 1) };
}

describe('seededRandom', () => {
  it('steps as the published sequence of xoshiro128** from the state 1, 2, 3, 4', () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 8 }, next)).toEqual([
      11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849,
    ]);
  });

  it('repeats itself for a seed, differs between seeds and stays within 0–1', () => {
    const take = (seed: number) => Array.from({ length: 50 }, seededRandom(seed));
    expect(take(4)).toEqual(take(4));
    const firsts = [0, 1, 2, -1, 2 ** 32, 2 ** 40].map((seed) => take(seed)[0]);
    expect(new Set(firsts).size).toBe(firsts.length);
    expect(Math.min(...take(3))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...take(3))).toBeLessThan(1);
    expect(() => seededRandom(0.5)).toThrow(RangeError);
    expect(() => seededRandom(Number.NaN)).toThrow(RangeError);
  });
});

describe('draws (mean and variance within four standard errors of the truth)', () => {
  it.each([
    ['Poisson 0.3', (random: Random) => drawPoisson(random, 0.3), 0.3, 0.3],
    ['Poisson 1200', (random: Random) => drawPoisson(random, 1200), 1200, 1200],
    ['binomial 40 of 0.2', (random: Random) => drawBinomial(random, 40, 0.2), 8, 6.4],
    ['binomial 10000 of 0.97', (random: Random) => drawBinomial(random, 10_000, 0.97), 9700, 291],
    ['gamma 0.5 / 2', (random: Random) => drawGamma(random, 0.5, 2), 0.25, 0.125],
    ['gamma 9 / 3', (random: Random) => drawGamma(random, 9, 3), 3, 1],
    ['normal', drawNormal, 0, 1],
  ])('%s', (_name, draw, mean, variance) => {
    const found = momentsOf(draw);
    expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / 20_000));
    expect(found.variance / variance).toBeGreaterThan(0.88);
    expect(found.variance / variance).toBeLessThan(1.12);
  });

  it('ends where the distribution ends', () => {
    const random = seededRandom(1);
    expect(drawPoisson(random, 0)).toBe(0);
    expect(drawBinomial(random, 12, 0)).toBe(0);
    expect(drawBinomial(random, 12, 1)).toBe(12);
    expect(drawBinomial(random, 0, 0.4)).toBe(0);
    // What rounding leaves over beyond both tails falls on the likeliest count.
    expect(drawPoisson(() => 1 - 2 ** -53, 5)).toBeGreaterThanOrEqual(5);
    expect(() => drawPoisson(random, -1)).toThrow(RangeError);
    expect(() => drawGamma(random, 0, 1)).toThrow(RangeError);
  });
});
