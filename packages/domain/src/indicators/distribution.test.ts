import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { achievableBenchmark } from './achievable-benchmark.ts';
import type { IndicatorDefinition } from './definition.ts';
import { type Distribution, distributionOf, type PlacedCell, placeOf } from './distribution.ts';
import { placeBinsOf, quartilesOf } from './place-bins.ts';

const prescriptions = { count: 'prescriptions', medicines: 'all' } as const;
const share = {
  kind: 'choice',
  direction: 'higher',
  numerator: prescriptions,
  denominator: prescriptions,
  scale: 'percent',
  minimum: 25,
} as unknown as IndicatorDefinition;
const rate = {
  kind: 'volume',
  direction: 'lower',
  numerator: prescriptions,
  denominator: { personTime: 'registeredList' },
  scale: 'per1000Years',
  minimum: 1200,
} as unknown as IndicatorDefinition;
const cell = (numerator: number, denominator: number, expected: number | null = null): PlacedCell => ({
  numerator,
  denominator,
  sumOfSquares: numerator,
  sumForSquares: numerator,
  expected,
  noValue: null,
});

describe('distributionOf', () => {
  it('leaves out GPs below the minimum and shrinks the rest towards the mean', () => {
    const cells = [cell(90, 100), cell(50, 100), cell(10, 100), cell(24, 24)];
    const { sorted } = distributionOf(share, cells) as Distribution;
    expect(sorted).toHaveLength(3);
    expect(sorted[0]).toBeGreaterThan(10);
    expect(sorted[1]).toBeCloseTo(50, 9);
    expect(sorted[2]).toBeLessThan(90);
  });

  it('places a rate by its ratio to what is expected of the list', () => {
    // The first two write alike for their lists, though the second has twice the crude rate.
    const cells = [
      cell(200, 12_000, 220),
      cell(400, 12_000, 440),
      cell(500, 12_000, 300),
      cell(150, 12_000, 290),
    ];
    const distribution = distributionOf(rate, cells) as Distribution;
    const [low, high, more] = cells.map((own) => placeOf(rate, distribution, own)?.shrunken as number);
    expect(Math.abs((low as number) - (high as number))).toBeLessThan(6);
    expect(more).toBeGreaterThan(high as number);
    // As they are, the four lie apart in the order of their crude rates.
    const crude = distributionOf(rate, cells, false) as Distribution;
    expect((crude.sorted[2] as number) - (crude.sorted[1] as number)).toBeGreaterThan(100);
  });

  it('has no model for means, and nothing to say of nobody', () => {
    expect(distributionOf({ ...share, scale: 'mean' } as IndicatorDefinition, [cell(90, 100)])).toBeNull();
    expect(distributionOf(share, [cell(3, 10)])).toBeNull();
  });
});

describe('placeOf', () => {
  it('ranks on the shrunken value: 9 of 10 stands below 180 of 200', () => {
    const many = Array.from({ length: 60 }, (_, index) => cell(60 + index * 2, 200));
    const cells = [...many, cell(180, 200)];
    const distribution = distributionOf(
      { ...share, minimum: 5 } as IndicatorDefinition,
      cells,
    ) as Distribution;
    const definition = { ...share, minimum: 5 } as IndicatorDefinition;
    const small = placeOf(definition, distribution, cell(9, 10));
    const large = placeOf(definition, distribution, cell(180, 200));
    expect(small?.percentile).toBeLessThan(large?.percentile as number);
    expect((small?.high as number) - (small?.low as number)).toBeGreaterThan(
      (large?.high as number) - (large?.low as number),
    );
    expect(placeOf(share, distribution, cell(9, 10))).toBeNull();
  });

  it('has the middle place and the whole range where nobody differs beyond chance', () => {
    const cells = [cell(50, 100), cell(51, 100), cell(49, 100)];
    const distribution = distributionOf(share, cells) as Distribution;
    expect(placeOf(share, distribution, cell(49, 100))).toMatchObject({ percentile: 50, low: 0, high: 100 });
  });

  it('lies inside its own interval', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(counts, (values) => {
        const cells = values.map((value) => cell(value, 100));
        const distribution = distributionOf(share, cells) as Distribution;
        for (const own of cells) {
          const place = placeOf(share, distribution, own);
          expect(place?.low).toBeLessThanOrEqual(place?.percentile as number);
          expect(place?.high).toBeGreaterThanOrEqual(place?.percentile as number);
        }
      }),
    );
  });
});

describe('placeBinsOf', () => {
  const values = fc.array(
    fc.integer({ min: 0, max: 90_000 }).map((value) => value / 100),
    { minLength: 30, maxLength: 400 },
  );

  it('holds everyone once, at least ten in each bar, edges in order', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const sorted = Float64Array.from(numbers).sort();
        const bins = placeBinsOf(sorted);
        if (bins.length === 0) return;
        expect(bins.reduce((sum, bin) => sum + bin.prescribers, 0)).toBe(sorted.length);
        for (const [index, bin] of bins.entries()) {
          expect(bin.prescribers).toBeGreaterThanOrEqual(10);
          expect(bin.to).toBeGreaterThan(bin.from);
          if (index > 0) expect(bin.from).toBe(bins[index - 1]?.to);
        }
      }),
    );
  });

  it('does not show how far the last one is', () => {
    const common = Array.from({ length: 500 }, (_, index) => 200 + (index % 100));
    const near = placeBinsOf(Float64Array.from([...common, 320]).sort());
    const far = placeBinsOf(Float64Array.from([...common, 3200]).sort());
    expect(far).toEqual(near);
  });

  it('is empty for too few', () => {
    expect(placeBinsOf(new Float64Array(29))).toEqual([]);
    expect(quartilesOf(new Float64Array(39))).toBeNull();
    expect(quartilesOf(Float64Array.from({ length: 41 }, (_, index) => index))).toEqual({
      lower: 10,
      median: 20,
      upper: 30,
    });
  });
});

describe('achievableBenchmark', () => {
  it('pools the best GPs who hold a tenth of all denominators (by hand)', () => {
    // 10 GPs of 10 with 9 of 10 each, and a single 1 of 1 that (x + 1)/(n + 2) keeps from the top; the others 40 of 90.
    const best = Array.from({ length: 10 }, () => cell(9, 10));
    const others = Array.from({ length: 10 }, () => cell(40, 90));
    const benchmark = achievableBenchmark(share, [cell(1, 1), ...others, ...best]);
    // Needed: 0.1 × 1001 = 100.1, so all ten of the best and then the single one: 91 of 101.
    expect(benchmark?.prescribers).toBe(11);
    expect(benchmark?.value).toBeCloseTo((100 * 91) / 101, 9);
  });

  it('takes the lowest where lower is better', () => {
    const lower = { ...share, direction: 'lower' } as IndicatorDefinition;
    const cells = Array.from({ length: 200 }, (_, index) => cell(index % 50, 100));
    expect(achievableBenchmark(lower, cells)).toEqual({ value: 2, prescribers: 20 });
  });

  it('is for choice only, and for enough GPs', () => {
    expect(achievableBenchmark(rate, [cell(1, 12_000)])).toBeNull();
    expect(achievableBenchmark({ ...share, direction: 'none' }, [cell(1, 100)])).toBeNull();
    expect(
      achievableBenchmark(
        share,
        Array.from({ length: 50 }, () => cell(50, 100)),
      ),
    ).toBeNull();
  });
});
