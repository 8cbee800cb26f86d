import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byarInterval } from '../statistics/index.ts';
import { estimateInstitution } from './estimate-institution.ts';
import { type InstitutionIndicator, salesFaults } from './institution-indicator.ts';

const perBedDay = { denominator: { bedTime: 'bedDays' }, minimum: 100 } as const;
const share = { denominator: { count: 'purchases', medicines: 'any' }, minimum: 5 } as const;

describe('doses per 100 bed days', () => {
  it('are DDD × 100 ÷ bed days', () => {
    // A home of 40 residents for a year that buys as the mean Norwegian home did (9.5, Harbin 2020).
    expect(
      estimateInstitution(perBedDay, { numerator: 1387, sumOfSquares: 20_000, denominator: 14_600 }),
    ).toMatchObject({ value: 9.5, noInterval: null });
  });

  it('have the limits of counted events where every line is one dose', () => {
    const { low, high } = byarInterval(1387);
    const estimate = estimateInstitution(perBedDay, {
      numerator: 1387,
      sumOfSquares: 1387,
      denominator: 14_600,
    });
    expect(estimate.value === null ? null : estimate.low).toBeCloseTo((low * 100) / 14_600, 10);
    expect(estimate.value === null ? null : estimate.high).toBeCloseTo((high * 100) / 14_600, 10);
  });

  it('are less certain the larger the packages, and always between their limits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.5, max: 100, noNaN: true }), { minLength: 12, maxLength: 60 }),
        fc.integer({ min: 100, max: 100_000 }),
        (doses, denominator) => {
          const numerator = doses.reduce((sum, each) => sum + each, 0);
          const of = (lines: readonly number[]) => {
            const estimate = estimateInstitution(perBedDay, {
              numerator,
              sumOfSquares: lines.reduce((sum, each) => sum + each * each, 0),
              denominator,
            });
            if (estimate.value === null || estimate.low === null || estimate.high === null) throw new Error();
            expect(estimate.low).toBeLessThan(estimate.value);
            expect(estimate.high).toBeGreaterThan(estimate.value);
            return estimate.high - estimate.low;
          };
          const halves = doses.flatMap((each) => [each / 2, each / 2]);
          expect(of(halves)).toBeLessThan(of(doses));
        },
      ),
    );
  });

  it('are no number without bed days, with too few, or when more came back than was sold', () => {
    const sums = { numerator: 10, sumOfSquares: 50, denominator: 1000 };
    const reasonOf = (changed: Partial<Parameters<typeof estimateInstitution>[1]>) =>
      estimateInstitution(perBedDay, { ...sums, ...changed });
    expect(reasonOf({ denominator: null })).toEqual({ value: null, reason: 'no-denominator' });
    expect(reasonOf({ denominator: 0 })).toEqual({ value: null, reason: 'no-denominator' });
    expect(reasonOf({ denominator: 99 })).toEqual({ value: null, reason: 'below-minimum' });
    expect(reasonOf({ numerator: -1 })).toEqual({ value: null, reason: 'no-data' });
    expect(reasonOf({ numerator: 0, sumOfSquares: 0 })).toEqual({
      value: 0,
      low: null,
      high: null,
      noInterval: 'no-valid-interval',
    });
  });
});

describe('a share', () => {
  it('of purchases has Wilson’s limits, of doses none', () => {
    // Wilson 1927 as worked by Newcombe (Stat Med 1998; 17: 857): 81 of 263 is 30.8 %, 25.5–36.6.
    const estimate = estimateInstitution(share, { numerator: 81, sumOfSquares: 81, denominator: 263 });
    expect(estimate.value).toBeCloseTo(30.8, 1);
    expect(estimate.value === null ? null : estimate.low).toBeCloseTo(25.53, 2);
    expect(estimate.value === null ? null : estimate.high).toBeCloseTo(36.62, 2);
    const ofDoses = { ...share, denominator: { ...share.denominator, count: 'ddd' } } as const;
    expect(estimateInstitution(ofDoses, { numerator: 81, sumOfSquares: 81, denominator: 263 })).toMatchObject(
      { low: null, high: null, noInterval: 'no-valid-interval' },
    );
  });
});

describe('a definition', () => {
  const faults = (parts: Pick<InstitutionIndicator, 'numerator' | 'denominator'>) =>
    salesFaults(parts as InstitutionIndicator);
  const ddd = { count: 'ddd', medicines: 'any' } as const;

  it('is refused for what no sales can answer', () => {
    expect(faults({ numerator: ddd, denominator: { bedTime: 'bedDays' } })).toEqual([]);
    expect(faults({ numerator: { ...ddd, dose: 'missing' }, denominator: ddd })).toHaveLength(1);
    const purchases = { ...ddd, count: 'purchases' } as const;
    expect(faults({ numerator: purchases, denominator: { bedTime: 'bedDays' } })).toHaveLength(1);
    expect(faults({ numerator: purchases, denominator: ddd })).toHaveLength(1);
    expect(faults({ numerator: { ...purchases, dose: 'missing' }, denominator: purchases })).toEqual([]);
  });
});
