import { expect, test } from 'vitest';
import { clusterJackknife } from './cluster-jackknife.ts';
import { groupTimeEffects } from './group-time.ts';
import { simpleEffect } from './group-time-aggregates.ts';
import { rolloutOf } from './rollout.ts';
import { TWELVE_UNITS } from './testing/twelve-units.ts';

test('for a mean it is the usual error (by hand: 1, 2, 6 → s/√3)', () => {
  const rollout = rolloutOf(
    [1, 2, 6].map((count) => ({ unit: `${count}`, group: null, period: 1, count, exposure: 1 })),
  );
  const mean = ({ units }: typeof rollout) =>
    units.reduce((sum, { counts }) => sum + (counts[0] as number), 0) / units.length;
  const found = clusterJackknife(rollout, mean);
  expect(found.estimate).toBe(3);
  expect(found.standardError).toBeCloseTo(Math.sqrt((4 + 1 + 9) / 2 / 3), 12);
  expect(found.degreesOfFreedom).toBe(2);
});

test('gives an interval where every start is one cluster', () => {
  const rows = TWELVE_UNITS.map((row) => ({
    ...row,
    cluster: row.group === null ? row.unit : `county of ${row.group}`,
  }));
  const effect = (rollout: ReturnType<typeof rolloutOf>) =>
    simpleEffect(groupTimeEffects(rollout, { control: 'never-treated' })).estimate;
  expect(simpleEffect(groupTimeEffects(rolloutOf(rows), { control: 'never-treated' })).high).toBe(
    Number.POSITIVE_INFINITY,
  );
  const found = clusterJackknife(rolloutOf(rows), effect);
  expect([found.degreesOfFreedom, found.high < 0.3, found.low < found.estimate]).toEqual([6, true, true]);
  const two = rows.filter(({ cluster }) => cluster === 'u8' || cluster === 'county of 3');
  expect(() => clusterJackknife(rolloutOf(two), effect)).toThrow(
    expect.objectContaining({ code: 'analysis-refused' }),
  );
});
