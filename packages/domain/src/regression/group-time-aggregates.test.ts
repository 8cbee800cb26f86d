import { describe, expect, it } from 'vitest';
import { groupTimeEffects } from './group-time.ts';
import { calendarEffects, eventStudy, groupEffects, simpleEffect } from './group-time-aggregates.ts';
import { type RolloutRow, rolloutOf } from './rollout.ts';

describe('minimum wages and teenage employment, the example of the R package did', () => {
  // README of did 2.5.0: the published ATT(g, t) of 20, 40 and 131 counties against 309 without, base the year before.
  const published = {
    2004: { units: 20, before: {}, after: { 2004: -0.0105, 2005: -0.0704, 2006: -0.1373, 2007: -0.1008 } },
    2006: { units: 40, before: { 2004: 0.0065, 2005: -0.0028 }, after: { 2006: -0.0046, 2007: -0.0412 } },
    2007: { units: 131, before: { 2004: 0.0305, 2005: -0.0027, 2006: -0.0311 }, after: { 2007: -0.0261 } },
  };
  const rows: RolloutRow[] = [];
  const years = [2003, 2004, 2005, 2006, 2007];
  const fill = (group: number | null, units: number, logRate: (year: number) => number) => {
    for (let unit = 0; unit < units; unit += 1) {
      for (const period of years) {
        rows.push({
          unit: `${group}/${unit}`,
          group,
          period,
          count: 5 * Math.exp(logRate(period)),
          exposure: 5,
        });
      }
    }
  };
  for (const [group, { units, before, after }] of Object.entries(published)) {
    // Back to the paths that give these figures: steps add up before the start, and the rest stands on the last year before.
    let level = 0;
    const path = new Map<number, number>([[2003, 0]]);
    for (const [year, step] of Object.entries(before)) {
      level += step;
      path.set(Number(year), level);
    }
    for (const [year, effect] of Object.entries(after)) path.set(Number(year), level + effect);
    fill(Number(group), units, (year) => path.get(year) as number);
  }
  fill(null, 309, () => 0);
  const found = groupTimeEffects(rolloutOf(rows), { control: 'never-treated', before: 'varying' });

  it('gives back the twelve published effects', () => {
    const all = found.effects.map(({ group, period, estimate }) => [
      group,
      period,
      Number(estimate.toFixed(4)),
    ]);
    const expected = Object.entries(published).flatMap(([group, { before, after }]) =>
      Object.entries({ ...before, ...after }).map(([year, effect]) => [Number(group), Number(year), effect]),
    );
    expect(all).toEqual(expected);
  });

  it('averages them to the published event study and group effects', () => {
    const study = eventStudy(found, 'units');
    const expected = {
      '-3': 0.0305,
      '-2': -0.0006,
      '-1': -0.0245,
      0: -0.0199,
      1: -0.051,
      2: -0.1373,
      3: -0.1008,
    };
    for (const { at, estimate } of study.points) {
      // The parts are published with four digits.
      expect(Math.abs(estimate - (expected[at as keyof typeof expected] as number))).toBeLessThan(1.2e-4);
    }
    expect(study.points).toHaveLength(7);
    expect(study.overall.estimate).toBeCloseTo(-0.0772, 4);
    const groups = groupEffects(found, 'units');
    expect(groups.overall.estimate).toBeCloseTo(-0.031, 4);
    expect(groups.points.map(({ estimate }) => estimate)).toEqual([
      expect.closeTo(-0.0797, 3),
      expect.closeTo(-0.0229, 4),
      expect.closeTo(-0.0261, 4),
    ]);
  });

  it('averages over all effects and by calendar year (by hand)', () => {
    const sum = 20 * (-0.0105 - 0.0704 - 0.1373 - 0.1008) + 40 * (-0.0046 - 0.0412) + 131 * -0.0261;
    expect(simpleEffect(found, 'units').estimate).toBeCloseTo(sum / (20 * 4 + 40 * 2 + 131), 9);
    const calendar = calendarEffects(found, 'units');
    const of2006 = (20 * -0.1373 + 40 * -0.0046) / 60;
    const of2007 = (20 * -0.1008 + 40 * -0.0412 + 131 * -0.0261) / 191;
    expect(calendar.points.map(({ estimate }) => estimate)).toEqual(
      [-0.0105, -0.0704, of2006, of2007].map((value) => expect.closeTo(value, 9)),
    );
    expect(calendar.overall.estimate).toBeCloseTo((-0.0105 - 0.0704 + of2006 + of2007) / 4, 9);
  });
});
