import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsCovering, LIST_AGE_BANDS } from './age-bands.ts';

describe('age bands', () => {
  it('place every age in exactly one band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), (age) => {
        const holding = LIST_AGE_BANDS.filter((band) => age >= band.from && age <= (band.to ?? 120));
        expect(holding).toHaveLength(1);
      }),
    );
  });

  it('cover ages that follow the bands, and say when they do not', () => {
    expect(bandsCovering(0, 9)).toEqual([0]);
    expect(bandsCovering(10, 79)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(bandsCovering(65, 120)).toEqual([7, 8, 9]);
    expect(bandsCovering(60, 69)).toEqual([6, 7]);
    expect(bandsCovering(15, 65)).toBeNull();
    expect(bandsCovering(80, 99)).toBeNull();
    expect(bandsCovering(20, 9)).toBeNull();
  });
});
