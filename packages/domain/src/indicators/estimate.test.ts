import { describe, expect, it } from 'vitest';
import type { IndicatorDefinition } from './definition.ts';
import { type CellFigures, dispersionOf, estimateOf, expectedValueOf } from './estimate.ts';

type Parts = Pick<IndicatorDefinition, 'numerator' | 'denominator' | 'scale' | 'minimum'>;
const define = (parts: Parts): IndicatorDefinition => parts as IndicatorDefinition;
const figures = (numerator: number, denominator: number, more: Partial<CellFigures> = {}): CellFigures => ({
  numerator,
  denominator,
  sumOfSquares: null,
  sumForSquares: null,
  noValue: null,
  ...more,
});
const prescriptions = { count: 'prescriptions', medicines: 'all' } as const;
const ddd = { count: 'ddd', medicines: 'all' } as const;
const list = { personTime: 'registeredList' } as const;

const rate = define({ numerator: prescriptions, denominator: list, scale: 'per1000Years', minimum: 1200 });
const share = define({ numerator: prescriptions, denominator: prescriptions, scale: 'percent', minimum: 25 });
const doses = define({ numerator: ddd, denominator: list, scale: 'per1000Days', minimum: 1200 });

describe('estimateOf', () => {
  it('gives a rate per 1000 patients and year with the spread of its patients', () => {
    // By hand: 300 prescriptions over 12,000 person-months are 300 per 1000 years; φ = 450/300.
    const estimate = estimateOf(rate, figures(300, 12_000, { sumOfSquares: 450, sumForSquares: 300 }));
    expect(estimate).toMatchObject({ value: 300, numerator: 300, denominator: 12_000, noInterval: null });
    const half = 1.96 * Math.sqrt(300 * 1.5);
    expect(estimate.value !== null && estimate.low).toBeCloseTo(300 - half, -1);
    expect(estimate.value !== null && estimate.high).toBeCloseTo(300 + half, -1);
  });

  it('gives Wilson for shares, in per cent (Newcombe 1998: 81 of 263)', () => {
    const estimate = estimateOf(share, figures(81, 263));
    expect(estimate.value).toBeCloseTo(30.8, 1);
    expect(estimate).toMatchObject({ low: expect.closeTo(25.53, 2), high: expect.closeTo(36.62, 2) });
  });

  it('counts DDD in hundredths: 36.5 DDD over 1000 patients in a year are 0.1 per 1000 and day', () => {
    const estimate = estimateOf(
      doses,
      figures(3650, 365_000, { sumOfSquares: 3650 * 500, sumForSquares: 3650 }),
    );
    expect(estimate).toMatchObject({ value: 0.1, numerator: 36.5, denominator: 365_000 });
    expect(dispersionOf(doses, figures(3650, 1, { sumOfSquares: 3650 * 500, sumForSquares: 3650 }))).toBe(5);
  });

  it('counts patients among residents as a share of persons, with person-months below the line', () => {
    const users = define({
      numerator: { count: 'users', medicines: 'all' },
      denominator: { personTime: 'residents' },
      scale: 'percent',
      minimum: 12_000,
    });
    expect(estimateOf(users, figures(194, 12_000))).toMatchObject({ value: 19.4, noInterval: null });
  });

  it('has no interval where none is valid, and says so', () => {
    const noInterval = { low: null, high: null, noInterval: 'no-valid-interval' };
    const mean = define({ numerator: ddd, denominator: prescriptions, scale: 'mean', minimum: 25 });
    expect(estimateOf(mean, figures(100_000, 100))).toMatchObject({ value: 10, ...noInterval });
    const ratio = define({ numerator: ddd, denominator: ddd, scale: 'ratio', minimum: 10 });
    expect(estimateOf(ratio, figures(500, 1000))).toMatchObject({ value: 0.5, ...noInterval });
    const season = define({ numerator: ddd, denominator: ddd, scale: 'seasonal', minimum: 10 });
    expect(estimateOf(season, figures(1500, 1000))).toMatchObject({ value: 50, ...noInterval });
    const dddShare = define({ numerator: ddd, denominator: ddd, scale: 'percent', minimum: 10 });
    expect(estimateOf(dddShare, figures(500, 1000))).toMatchObject({ value: 50, ...noInterval });
    // Events, but none in the year that the spread is taken from.
    expect(estimateOf(rate, figures(3, 12_000, { sumOfSquares: 0, sumForSquares: 0 }))).toMatchObject(
      noInterval,
    );
    expect(estimateOf(doses, figures(0, 365_000, { sumOfSquares: 0, sumForSquares: 0 }))).toMatchObject({
      value: 0,
      ...noInterval,
    });
  });

  it('has an interval for a rate of zero', () => {
    const none = estimateOf(rate, figures(0, 12_000, { sumOfSquares: 0, sumForSquares: 0 }));
    expect(none).toMatchObject({ value: 0, low: 0, high: expect.closeTo(3.69, 2) });
  });

  it('is null with a reason, never 0', () => {
    expect(estimateOf(share, figures(0, 0))).toEqual({ value: null, reason: 'no-denominator' });
    expect(estimateOf(share, figures(10, 24))).toEqual({ value: null, reason: 'below-minimum' });
    expect(estimateOf(rate, figures(10, 1199))).toEqual({ value: null, reason: 'below-minimum' });
    // 1200 person-months of days are enough, 1199 are not.
    expect(estimateOf(doses, figures(10, 1199 * 30)).value).toBeNull();
    expect(estimateOf(doses, figures(10, 1200 * 31)).value).not.toBeNull();
    expect(estimateOf(doses, figures(-5, 365_000))).toEqual({ value: null, reason: 'no-data' });
    expect(estimateOf(share, figures(5, 100, { noValue: 'boundary-split' }))).toEqual({
      value: null,
      reason: 'boundary-split',
    });
  });
});

describe('expectedValueOf', () => {
  it('puts the expected events on the scale', () => {
    expect(expectedValueOf(rate, { ...figures(300, 12_000), expected: 270 })).toBe(270);
    expect(expectedValueOf(rate, { ...figures(300, 12_000), expected: null })).toBeNull();
    expect(expectedValueOf(rate, { ...figures(3, 12), expected: 2 })).toBeNull();
  });
});
