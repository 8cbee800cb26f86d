import { describe, expect, it } from 'vitest';
import { beforeAfter } from './before-after.ts';
import { clusterJackknife } from './cluster-jackknife.ts';
import { groupTimeEffects } from './group-time.ts';
import { eventStudy, simpleEffect } from './group-time-aggregates.ts';
import { preTrend, preTrendSlope } from './pre-trend.ts';
import { type RolloutRow, rolloutOf } from './rollout.ts';
import { seededUniform } from './seeded-random.ts';
import { simultaneousBand } from './simultaneous-band.ts';
import { startPermutation } from './start-permutation.ts';
import { TWELVE_UNITS } from './testing/twelve-units.ts';

const rollout = rolloutOf(TWELVE_UNITS);
const refused = expect.objectContaining({ code: 'analysis-refused' });

/** Units whose log rate drifts by `drift` a period among those who will start, and falls by `effect` at the start. */
function drifting(drift: number, effect: number): RolloutRow[] {
  const uniform = seededUniform(5);
  return Array.from({ length: 24 }, (_, unit) => unit).flatMap((unit) => {
    const group = unit < 12 ? 7 : null;
    return Array.from({ length: 9 }, (_, at) => at + 1).map((period) => {
      const own = group === null ? 0 : drift * period + (period >= group ? effect : 0);
      const noise = 0.04 * (uniform() - 0.5);
      return { unit: `${unit}`, group, period, count: 500 * Math.exp(own + noise), exposure: 1000 };
    });
  });
}

describe('simultaneousBand', () => {
  it('is wider than the single intervals, the same for the same seed, and close to the exact one of independent estimates', () => {
    const { points } = eventStudy(
      groupTimeEffects(rolloutOf(drifting(0, -0.1)), { control: 'never-treated' }),
    );
    const band = simultaneousBand(points, { seed: 1 });
    points.forEach((point, index) => {
      expect(band.limits[index]?.low).toBeLessThanOrEqual(point.low);
      expect(band.limits[index]?.high).toBeGreaterThanOrEqual(point.high);
    });
    expect(simultaneousBand(points, { seed: 1 })).toEqual(band);
    expect(band.pValue).toBeLessThan(0.001);
    // Sidak for eight independent normals would be 2.73; estimates that share their base need less, small samples more.
    expect(band.criticalValue).toBeGreaterThan(2.2);
    expect(band.criticalValue).toBeLessThan(3.2);
  });

  it('refuses five clusters', () => {
    const few = TWELVE_UNITS.map((row) => ({ ...row, cluster: `${Number(row.unit.slice(1)) % 5}` }));
    const { effects } = groupTimeEffects(rolloutOf(few), { control: 'not-yet-treated' });
    expect(() => simultaneousBand(effects, { seed: 1 })).toThrow(refused);
  });
});

describe('preTrend', () => {
  it('finds a drift of 2 % a period, and none where there is none', () => {
    const found = (drift: number) =>
      preTrend(groupTimeEffects(rolloutOf(drifting(drift, -0.2)), { control: 'never-treated' }), { seed: 2 });
    const drift = found(0.02);
    expect(drift.slope.low).toBeLessThan(0.02);
    expect(drift.slope.high).toBeGreaterThan(0.02);
    expect(drift.pValue).toBeLessThan(0.01);
    const none = found(0);
    expect(none.slope.low).toBeLessThan(0);
    expect(none.slope.high).toBeGreaterThan(0);
    expect(none.pValue).toBeGreaterThan(0.05);
    expect(none.times).toEqual([-6, -5, -4, -3, -2]);
  });

  it('sees the mean step with a varying base', () => {
    const rows = rolloutOf(drifting(0.02, -0.2));
    const { slope } = preTrend(groupTimeEffects(rows, { control: 'never-treated', before: 'varying' }), {
      seed: 2,
    });
    expect(slope.estimate).toBeCloseTo(0.02, 2);
  });

  it('where every start is one cluster, the slope has its error from leaving clusters out', () => {
    const rows = drifting(0.02, -0.2).map((row) => ({
      ...row,
      cluster: row.group === null ? row.unit : 'county',
    }));
    const at = (units: readonly RolloutRow[]) =>
      groupTimeEffects(rolloutOf(units), { control: 'never-treated' });
    expect(() => preTrend(at(rows), { seed: 2 })).toThrow(refused);
    const parted = drifting(0.02, -0.2).map((row) => ({ ...row, cluster: `${Number(row.unit) % 6}` }));
    const { low, high, estimate } = clusterJackknife(rolloutOf(parted), (some) =>
      preTrendSlope(groupTimeEffects(some, { control: 'never-treated' })),
    );
    expect(estimate).toBeCloseTo(preTrend(at(parted), { seed: 2 }).slope.estimate, 2);
    expect([low < 0.02, high > 0.02, high - low < 0.02]).toEqual([true, true, true]);
  });

  it('refuses a single period before the base', () => {
    const found = groupTimeEffects(rollout, { control: 'never-treated', eventTimes: { from: -2, to: 1 } });
    expect(() => preTrend(found, { seed: 1 })).toThrow(refused);
  });
});

describe('startPermutation', () => {
  it('is small for a clear effect, large for none, and works with a group of one cluster', () => {
    const options = { control: 'not-yet-treated', seed: 4, draws: 199 } as const;
    expect(startPermutation(rolloutOf(drifting(0, -0.2)), options).pValue).toBe(1 / 200);
    expect(startPermutation(rolloutOf(drifting(0, 0)), options).pValue).toBeGreaterThan(0.05);
    const lone = TWELVE_UNITS.filter(({ unit }) => unit !== 'u1' && unit !== 'u2');
    const { estimate, pValue, draws } = startPermutation(rolloutOf(lone), options);
    expect(estimate).toBeCloseTo(simpleEffect(groupTimeEffects(rolloutOf(lone), options)).estimate, 12);
    expect([draws, pValue > 0 && pValue < 0.2]).toEqual([199, true]);
  });

  it('refuses too few exchanges and starts that differ within a cluster', () => {
    const options = { control: 'not-yet-treated', seed: 4 } as const;
    const few = TWELVE_UNITS.filter(({ unit }) => ['u0', 'u3', 'u8'].includes(unit));
    expect(() => startPermutation(rolloutOf(few), options)).toThrow(refused);
    const mixed = TWELVE_UNITS.map((row) => ({ ...row, cluster: 'all' }));
    expect(() => startPermutation(rolloutOf(mixed), options)).toThrow(refused);
  });
});

describe('beforeAfter', () => {
  it('is the rate ratio of those who started (by hand)', () => {
    const found = beforeAfter(rolloutOf(TWELVE_UNITS.filter(({ group }) => group === 3)), {
      before: 2,
      after: 2,
    });
    expect(found.estimate).toBeCloseTo(
      Math.log((34 + 17 + 50 + 48 + 25 + 24) / (42 + 46 + 52 + 63 + 46 + 34)),
      9,
    );
    expect([found.units, found.degreesOfFreedom > 1 && found.degreesOfFreedom <= 2]).toEqual([3, true]);
  });

  it('leaves out who lacks a window, and refuses when nobody has both', () => {
    expect(beforeAfter(rollout, { before: 2, after: 2 }).units).toBe(6);
    expect(() => beforeAfter(rollout, { before: 9, after: 2 })).toThrow(refused);
  });
});
