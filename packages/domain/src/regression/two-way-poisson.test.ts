import { describe, expect, it } from 'vitest';
import { type RolloutRow, rolloutOf } from './rollout.ts';
import { TWELVE_UNITS } from './testing/twelve-units.ts';
import { differenceInDifferences, fitTwoWayPoisson } from './two-way-poisson.ts';

// Expected values: R 4.2.2, glm(count ~ factor(unit) + factor(period) + … + offset(log(exposure)), poisson, epsilon = 1e-14) and
// sandwich 3.0-2 vcovCL(type = "HC0", cadjust = TRUE).
const hasStarted = (row: { group: number | null }, period: number) =>
  row.group !== null && period >= row.group ? 1 : 0;
const programme = { name: 'programme', value: hasStarted };

describe('fitTwoWayPoisson', () => {
  it('difference in differences, errors by unit and by cluster', () => {
    const byUnit = differenceInDifferences(rolloutOf(TWELVE_UNITS));
    expect(byUnit.terms[0]?.estimate).toBeCloseTo(-0.264_920_541_7, 9);
    expect(byUnit.terms[0]?.standardError).toBeCloseTo(0.064_734_307_8, 9);
    expect(byUnit.dispersion).toBeCloseTo(1.024_130_867, 8);
    expect([byUnit.clusters, byUnit.terms[0]?.degreesOfFreedom]).toEqual([12, 11]);
    const pairs = TWELVE_UNITS.map((row) => ({
      ...row,
      cluster: `${Math.floor(Number(row.unit.slice(1)) / 2)}`,
    }));
    expect(differenceInDifferences(rolloutOf(pairs)).terms[0]?.standardError).toBeCloseTo(0.032_319_297_5, 9);
  });

  it('two terms, and units that miss a period', () => {
    const rows = TWELVE_UNITS.filter(
      ({ unit, period }) => !(unit === 'u6' && period === 1) && !(unit === 'u5' && period === 3),
    );
    const x = {
      name: 'x',
      value: ({ unit }: { unit: string }, period: number) => ((Number(unit.slice(1)) + 1) * period) % 3,
    };
    const { terms } = fitTwoWayPoisson(rolloutOf(rows), [programme, x]);
    expect(terms.map(({ estimate }) => estimate)).toEqual(
      [-0.262_304_188_7, 0.011_239_647].map((v) => expect.closeTo(v, 9)),
    );
    expect(terms.map(({ standardError }) => standardError)).toEqual(
      [0.065_873_160_8, 0.030_431_465_2].map((v) => expect.closeTo(v, 9)),
    );
  });

  it('leaves out units without events and is the same for counts a million times as large', () => {
    const silent: RolloutRow[] = [1, 2, 3].map((period) => ({
      unit: 'z',
      group: null,
      period,
      count: 0,
      exposure: 50,
    }));
    const large = [...TWELVE_UNITS, ...silent].map((row) => ({ ...row, count: row.count * 1e6 }));
    const { terms, unitsLeftOut } = differenceInDifferences(rolloutOf(large));
    expect(terms[0]?.estimate).toBeCloseTo(-0.264_920_541_7, 9);
    expect(unitsLeftOut).toBe(1);
  });

  it('refuses what units and periods hold already, separation, and no controls', () => {
    const says = (text: string) =>
      expect.objectContaining({ code: 'analysis-refused', detail: expect.stringContaining(text) });
    const rollout = rolloutOf(TWELVE_UNITS);
    const fixed = { name: 'rural', value: ({ unit }: { unit: string }) => Number(unit === 'u3') };
    expect(() => fitTwoWayPoisson(rollout, [programme, fixed])).toThrow(says('already hold rural'));
    const none = TWELVE_UNITS.map((row) => (hasStarted(row, row.period) ? { ...row, count: 0 } : row));
    expect(() => differenceInDifferences(rolloutOf(none))).toThrow(says('Separation: programme'));
    expect(() => differenceInDifferences(rolloutOf(TWELVE_UNITS.filter(({ group }) => group === 3)))).toThrow(
      says('no control'),
    );
    expect(() =>
      differenceInDifferences(rolloutOf(TWELVE_UNITS.map((row) => ({ ...row, count: 0 })))),
    ).toThrow(says('events'));
  });
});
