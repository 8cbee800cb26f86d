import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupTime, groupTimeEffects } from './group-time.ts';
import { type RolloutRow, rolloutOf } from './rollout.ts';
import { TWELVE_COUNTS as COUNTS, TWELVE_UNITS as ROWS } from './testing/twelve-units.ts';

// Effects and CR0 errors from R 4.2.2: glm(count ~ post * treated + offset(log(exposure)), poisson) on the two groups and two
// periods, and sandwich 3.0-2 vcovCL(type = "HC0", cadjust = FALSE).

const effectOf = (found: GroupTime, group: number, period: number) =>
  found.effects.find((effect) => effect.group === group && effect.period === period);

describe('group-time effects of rates', () => {
  it.each([
    ['never-treated', 3, 3, -0.376_857_263_7, 0.034_458_387_9],
    ['never-treated', 3, 4, -0.347_767_162_1, 0.183_648_542_9],
    ['not-yet-treated', 3, 3, -0.364_155_578_5, 0.040_456_037_8],
    ['not-yet-treated', 3, 4, -0.318_794_156_7, 0.175_050_899_4],
    ['not-yet-treated', 4, 4, -0.251_054_621_8, 0.070_179_255_1],
  ] as const)('R: %s, group %i in period %i', (control, group, period, estimate, error) => {
    const effect = effectOf(groupTimeEffects(rolloutOf(ROWS), { control }), group, period);
    expect(effect?.estimate).toBeCloseTo(estimate, 9);
    // Without the CR2 enlargement the variance is the plain sandwich.
    const { deviation, share, enlarged } = effect?.influence ?? { deviation: [], share: [], enlarged: [] };
    const plain = Array.from(deviation, (value, at) =>
      share[at] ? (value * share[at]) / (enlarged[at] as number) : 0,
    );
    expect(Math.hypot(...plain)).toBeCloseTo(error, 8);
    expect(effect?.standardError).toBeGreaterThan(error);
  });

  it('has Welch’s degrees of freedom for equal units (by hand: 3 against 4)', () => {
    const equal = ROWS.filter(({ group }) => group === 3 || group === null).map((row) => ({
      ...row,
      exposure: 100,
      count: 40,
    }));
    const [effect] = groupTimeEffects(rolloutOf(equal), { control: 'never-treated' }).effects.slice(-1);
    const expected = (1 / 3 + 1 / 4) ** 2 / (1 / 9 / 2 + 1 / 16 / 3);
    expect(effect?.degreesOfFreedom).toBeCloseTo(expected, 9);
  });

  it('does not take growth of a high prescriber for a change', () => {
    const grow = (unit: string, group: number | null, rate: number, sizes: readonly number[]): RolloutRow[] =>
      sizes.map((exposure, period) => ({ unit, group, period, count: rate * exposure, exposure }));
    const rows = [
      ...grow('a', 1, 0.2, [100, 50]),
      ...grow('b', 1, 0.6, [100, 400]),
      ...grow('c', null, 0.3, [100, 100]),
      ...grow('d', null, 0.5, [300, 20]),
    ];
    expect(groupTimeEffects(rolloutOf(rows), { control: 'never-treated' }).effects[0]?.estimate).toBeCloseTo(
      0,
      12,
    );
  });

  it('counts nobody as a control from when the first of several began that are told of together', () => {
    const early = ROWS.map((row) => (row.group === 4 ? { ...row, headStart: 1 } : row));
    const [together, apart] = [early, ROWS].map((rows) =>
      groupTimeEffects(rolloutOf(rows), { control: 'not-yet-treated' }),
    ) as [GroupTime, GroupTime];
    expect(effectOf(together, 3, 3)?.controlUnits).toBe(6);
    expect(effectOf(apart, 3, 3)?.controlUnits).toBeGreaterThan(6);
    // Their own effect counts from their mean start either way.
    expect(effectOf(together, 4, 4)?.estimate).toBeCloseTo(effectOf(apart, 4, 4)?.estimate ?? 0, 12);
  });

  it('leaves the anticipation out of base and controls, and sums the base window', () => {
    const found = groupTimeEffects(rolloutOf(ROWS), {
      control: 'not-yet-treated',
      anticipation: 1,
      basePeriods: 1,
    });
    // Group 3 stands on period 1; in period 3 only those who start after period 4 are controls.
    const effect = effectOf(found, 3, 3);
    expect(effect?.controlUnits).toBe(6);
    expect(effectOf(found, 3, 2)?.phase).toBe('anticipation');
    expect(effectOf(found, 3, 1)).toBeUndefined();
    const wide = groupTimeEffects(rolloutOf(ROWS), { control: 'never-treated', basePeriods: 2 });
    const rate = (units: readonly number[], periods: readonly number[]) =>
      units
        .flatMap((unit) => periods.map((at) => COUNTS[unit]?.[at - 1] as number))
        .reduce((a, b) => a + b, 0) / periods.length;
    const byHand =
      rate([0, 1, 2], [3]) /
      rate([0, 1, 2], [1, 2]) /
      (rate([8, 9, 10, 11], [3]) / rate([8, 9, 10, 11], [1, 2]));
    expect(effectOf(wide, 3, 3)?.estimate).toBeCloseTo(Math.log(byHand), 9);
  });

  it('says what is missing and why', () => {
    const found = groupTimeEffects(
      rolloutOf([
        ...ROWS.filter(({ group }) => group !== null),
        { unit: 'x', group: 1, period: 1, count: 2, exposure: 9 },
      ]),
      { control: 'not-yet-treated' },
    );
    expect(found.missing).toContainEqual({ group: 1, period: 2, reason: 'no-base', expected: 0 });
    expect(found.missing).toContainEqual({ group: 3, period: 5, reason: 'no-controls', expected: 0 });
  });

  it('has infinite limits where a single cluster stands for a side', () => {
    const rows = ROWS.map((row) => ({
      ...row,
      cluster: row.group === null ? row.unit : `county of ${row.group}`,
    }));
    const effect = effectOf(groupTimeEffects(rolloutOf(rows), { control: 'never-treated' }), 3, 3);
    expect(effect?.estimate).toBeCloseTo(-0.376_857_263_7, 9);
    expect([effect?.low, effect?.high, effect?.pValue]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      1,
    ]);
  });

  it('does not hang on the order of the rows, nor on the size of the counts', () => {
    const { effects } = groupTimeEffects(rolloutOf(ROWS), { control: 'not-yet-treated' });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ROWS, { minLength: ROWS.length }),
        fc.constantFrom(1, 1e9),
        (rows, size) => {
          const scaled = rows.map((row) => ({
            ...row,
            count: row.count * size,
            exposure: row.exposure * size,
          }));
          const again = groupTimeEffects(rolloutOf(scaled), { control: 'not-yet-treated' });
          again.effects.forEach((effect, index) => {
            expect(effect.estimate).toBeCloseTo(effects[index]?.estimate as number, 9);
          });
        },
      ),
      { numRuns: 20, seed: 3 },
    );
  });

  it('refuses without untreated units, without treated ones, and what is no row', () => {
    const refusal = { code: 'analysis-refused' };
    const at = (rows: readonly RolloutRow[]) => () =>
      groupTimeEffects(rolloutOf(rows), { control: 'not-yet-treated' });
    expect(at(ROWS.filter(({ group }) => group === 3))).toThrow(expect.objectContaining(refusal));
    expect(at(ROWS.filter(({ group }) => group === null))).toThrow(expect.objectContaining(refusal));
    expect(at([])).toThrow(expect.objectContaining(refusal));
    expect(at([{ unit: 'a', group: 1, period: 1, count: 3, exposure: 0 }])).toThrow(
      expect.objectContaining(refusal),
    );
    expect(at([...ROWS, { unit: 'u0', group: 4, period: 1, count: 3, exposure: 1 }])).toThrow(
      expect.objectContaining(refusal),
    );
  });
});
