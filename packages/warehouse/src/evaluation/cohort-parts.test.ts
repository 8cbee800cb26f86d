import { describe, expect, it } from 'vitest';
import { cohortParts } from './cohort-parts.ts';

const always = (units: number) => [units, units, units];

describe('cohortParts', () => {
  it('tells months apart in which enough began', () => {
    const starting = [
      { start: 12, units: always(6) },
      { start: 10, units: always(5) },
    ];
    expect(cohortParts(starting, always(9), 5)).toEqual([
      { first: 10, last: 10 },
      { first: 12, last: 12 },
    ]);
  });

  it('puts a small month together with the next, and the last small one with the one before', () => {
    const starting = [
      { start: 10, units: always(2) },
      { start: 11, units: always(3) },
      { start: 20, units: always(8) },
      { start: 21, units: always(1) },
    ];
    expect(cohortParts(starting, always(9), 5)).toEqual([
      { first: 10, last: 11 },
      { first: 20, last: 21 },
    ]);
  });

  it('counts by the smallest month', () => {
    const starting = [
      { start: 10, units: [5, 4, 6] },
      { start: 11, units: always(5) },
    ];
    expect(cohortParts(starting, always(9), 5)).toEqual([{ first: 10, last: 11 }]);
  });

  it('does not tell participants apart where they or the others are few', () => {
    expect(cohortParts([{ start: 10, units: always(4) }], always(9), 5)).toEqual([]);
    expect(cohortParts([{ start: 10, units: always(50) }], [9, 4, 9], 5)).toEqual([]);
    expect(cohortParts([], always(9), 5)).toEqual([]);
  });
});
