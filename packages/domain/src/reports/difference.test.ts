import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparable } from './difference.ts';
import { compareChanges, compareFigures, compareWithKnown, differenceOf, Z_99 } from './difference.ts';
import type { Figure } from './input.ts';

function share(numerator: number, denominator: number): Figure {
  const value = (100 * numerator) / denominator;
  return {
    estimate: { value, low: null, high: null, noInterval: null, numerator, denominator },
    dispersion: 1,
  };
}

function rate(numerator: number, denominator: number, dispersion = 1): Figure {
  const value = (12_000 * numerator) / denominator;
  return { estimate: { value, low: null, high: null, noInterval: null, numerator, denominator }, dispersion };
}

const SHARE: Comparable = {
  scale: 'percent',
  numerator: { count: 'prescriptions', medicines: 'a' },
  denominator: { count: 'prescriptions', medicines: 'b' },
};
const RATE: Comparable = {
  scale: 'per1000Years',
  numerator: { count: 'prescriptions', medicines: 'a' },
  denominator: { personTime: 'registeredList' },
};
const HIDDEN: Figure = { estimate: { value: null, reason: 'suppressed' }, dispersion: 1 };

describe('differences between shares', () => {
  it('agrees with the examples of Newcombe 1998, table II, method 10', () => {
    const a = differenceOf(share(56, 70), share(48, 80), SHARE);
    expect([a?.value, a?.low, a?.high].map((each) => (each ?? 0) / 100)).toEqual([
      expect.closeTo(0.2, 4),
      expect.closeTo(0.0524, 4),
      expect.closeTo(0.3339, 4),
    ]);
    const b = differenceOf(share(9, 10), share(3, 10), SHARE);
    expect([b?.low, b?.high].map((each) => (each ?? 0) / 100)).toEqual([
      expect.closeTo(0.1705, 4),
      expect.closeTo(0.809, 4),
    ]);
  });

  it('sees a difference only beyond chance', () => {
    expect(compareFigures(share(56, 70), share(48, 80), SHARE)).toBe('higher');
    expect(compareFigures(share(48, 80), share(56, 70), SHARE)).toBe('lower');
    expect(compareFigures(share(55, 70), share(48, 80), SHARE, Z_99)).toBe('within-chance');
    expect(compareWithKnown(share(115, 280), 68, SHARE)).toBe('lower');
    expect(compareWithKnown(share(7, 12), 68, SHARE)).toBe('within-chance');
  });
});

describe('differences between rates', () => {
  it('agrees with the breast-cancer example of Rothman, Modern Epidemiology: 41/28 010 against 15/19 017 person-years', () => {
    const difference = differenceOf(rate(41, 28_010 * 12), rate(15, 19_017 * 12), RATE);
    expect(difference?.value).toBeCloseTo(85.6, 1);
    expect(difference?.low).toBeCloseTo(2.7, 1);
    expect(difference?.high).toBeCloseTo(235.4, 0);
  });

  it('needs more events to see a difference when patients get several prescriptions each', () => {
    const [now, before] = [268, 338];
    expect(compareFigures(rate(now, 14_400), rate(before, 14_400), RATE)).toBe('lower');
    expect(compareFigures(rate(now, 14_400, 3), rate(before, 14_400, 3), RATE)).toBe('within-chance');
  });

  it('stands none against some', () => {
    expect(compareFigures(rate(0, 14_400), rate(300, 14_400), RATE)).toBe('lower');
    expect(compareFigures(rate(0, 14_400), rate(1, 14_400), RATE)).toBe('within-chance');
  });
});

describe('fair comparison', () => {
  it('does not take doses for independent events', () => {
    const doses: Comparable = { ...SHARE, numerator: { count: 'ddd', medicines: 'a' } };
    expect(compareFigures(share(60_000, 100_000), share(59_000, 100_000), SHARE)).toBe('higher');
    expect(compareFigures(share(60_000, 100_000), share(59_000, 100_000), doses)).toBe('unknown');
  });

  it('says nothing where a figure is hidden', () => {
    expect(compareFigures(share(1, 2), HIDDEN, SHARE)).toBe('unknown');
    expect(compareWithKnown(HIDDEN, 50, SHARE)).toBe('unknown');
    expect(differenceOf(HIDDEN, HIDDEN, RATE)).toBeNull();
  });

  it('compares changes, not only values', () => {
    const own = differenceOf(rate(250, 14_400), rate(400, 14_400), RATE);
    const county = differenceOf(rate(95_000, 4_000_000), rate(100_000, 4_000_000), RATE);
    expect(compareChanges(own, county)).toBe('lower');
    expect(compareChanges(county, own)).toBe('higher');
    expect(compareChanges(county, county)).toBe('within-chance');
    expect(compareChanges(own, null)).toBe('unknown');
  });

  it('turns around when the figures change places', () => {
    const opposite = {
      higher: 'lower',
      lower: 'higher',
      'within-chance': 'within-chance',
      unknown: 'unknown',
    };
    const count = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(
        count,
        count,
        fc.integer({ min: 500, max: 3000 }),
        fc.integer({ min: 500, max: 3000 }),
        (x, y, n, m) => {
          for (const [make, indicator] of [
            [share, SHARE],
            [rate, RATE],
          ] as const) {
            const there = compareFigures(make(x, n), make(y, m), indicator);
            expect(compareFigures(make(y, m), make(x, n), indicator)).toBe(opposite[there]);
            expect(compareFigures(make(x, n), make(x, n), indicator)).toBe('within-chance');
          }
        },
      ),
    );
  });
});
