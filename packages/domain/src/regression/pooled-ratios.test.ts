import { expect, it } from 'vitest';
import { groupTimeEffects } from './group-time.ts';
import { pooledRatios } from './pooled-ratios.ts';
import { type RolloutRow, rolloutOf } from './rollout.ts';

/** Base in period 1, start in period 2; two homes that begin together, one that never does. By hand, all exposures 1. */
const ROWS: readonly RolloutRow[] = [
  { unit: 'a', group: 2, period: 1, count: 8, exposure: 1 },
  { unit: 'a', group: 2, period: 2, count: 3, exposure: 1 },
  { unit: 'b', group: 3, period: 1, count: 4, exposure: 1 },
  { unit: 'b', group: 3, period: 2, count: 6, exposure: 1 },
  { unit: 'b', group: 3, period: 3, count: 0, exposure: 1 },
  { unit: 'c', group: null, period: 1, count: 20, exposure: 1 },
  { unit: 'c', group: null, period: 2, count: 10, exposure: 1 },
  { unit: 'c', group: null, period: 3, count: 5, exposure: 1 },
];

it('is what happened over what the controls make likely, groups added up, none of them lost for having no events (by hand)', () => {
  const found = groupTimeEffects(rolloutOf(ROWS), { control: 'never-treated' });
  // Weighted by half each: a has 3/2 where 8/2 · 10/20 were likely, b none where 6/2 · 5/10 were.
  expect(pooledRatios(found)).toEqual([
    { at: -2, ratio: expect.closeTo(4 / (6 * 2), 12) },
    { at: 0, ratio: expect.closeTo((1.5 + 0) / (2 + 1.5), 12) },
  ]);
  expect(found.missing).toContainEqual({
    group: 3,
    period: 3,
    reason: 'no-events',
    expected: expect.closeTo(1.5, 12),
  });
  expect(
    found.effects.map(({ observed, expected, estimate }) => Math.log(observed / expected) - estimate),
  ).toEqual(found.effects.map(() => expect.closeTo(0, 12)));
});
