import { describe, expect, it } from 'vitest';
import { effectiveParts, jackknifeChange } from './jackknife.ts';

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('jackknifeChange', () => {
  it('has the mean’s own standard error and Student’s t (by hand: 0, 0.1, 0.2; t(0.975; 2) = 4.302653)', () => {
    const change = jackknifeChange([0, 0.1, 0.2], meanOf);
    const half = (4.302_653 * 0.1) / Math.sqrt(3);
    expect(Math.log1p((change?.changePercent ?? 0) / 100)).toBeCloseTo(0.1, 12);
    expect(Math.log1p((change?.high ?? 0) / 100)).toBeCloseTo(0.1 + half, 6);
  });

  it('is wider the fewer degrees of freedom there are (by hand: t(0.975; 1) = 12.7062)', () => {
    const change = jackknifeChange([0, 0.1, 0.2], meanOf, 1);
    expect(Math.log1p((change?.high ?? 0) / 100)).toBeCloseTo(0.1 + (12.7062 * 0.1) / Math.sqrt(3), 5);
  });

  it('has no interval from fewer than three parts, nor where one cannot be left out', () => {
    expect(jackknifeChange([0, 0.1], meanOf)).toMatchObject({ low: null, high: null });
    expect(jackknifeChange([0, 0.1, 0.2], (some) => (some.length < 3 ? null : meanOf(some)))?.low).toBeNull();
    expect(jackknifeChange([0, 0.1, 0.2], () => null)).toBeNull();
  });
});

describe('effectiveParts', () => {
  it('is their number where all weigh alike, and less where some carry more (by hand)', () => {
    expect(effectiveParts([0.5, 0.5, -0.25, -0.25, -0.25, -0.25])).toBeCloseTo(4 / 0.75, 12);
    expect(effectiveParts([0.25, 0.25, -0.25, -0.25, 0])).toBeCloseTo(4, 12);
    expect(effectiveParts([1, -1])).toBeCloseTo(2, 12);
    expect(effectiveParts([])).toBe(0);
  });
});
