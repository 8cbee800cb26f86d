import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidden } from '../report-examples/index.ts';
import { definitions, rate, share } from '../reports/testing/report-with.ts';
import type { PlainDate } from '../time/index.ts';
import { decimalsOfTarget, defaultTarget, type Goal, goalFaults } from './goal.ts';
import { goalMarks } from './goal-marks.ts';
import { goalProgress } from './goal-progress.ts';

const day = (text: string) => text as PlainDate;
const definitionOf = (id: string) => {
  const found = definitions.find((definition) => definition.id === id);
  if (!found) throw new Error(id);
  return found;
};
const penicillin = definitionOf('penicillin-v-share');
const volume = definitionOf('prescriptions-per-1000');

function goalFrom(definition: typeof penicillin, counts: readonly [number, number], target: number): Goal {
  const { estimate } = definition.scale === 'percent' ? share(...counts) : rate(...counts);
  if (estimate.value === null) throw new Error('no value');
  const { value, low, high, numerator, denominator } = estimate;
  return {
    id: 'g1',
    indicator: definition.id,
    indicatorVersion: definition.version,
    baseline: {
      release: 'rel-1',
      period: { from: '2019-01', to: '2019-12' },
      value,
      low,
      high,
      numerator,
      denominator,
    },
    target,
    setOn: day('2020-01-20'),
    by: day('2021-01-20'),
    measures: [{ measure: 'penicillin-v-first', from: day('2020-02-01'), to: null }],
  };
}

const goal = goalFrom(penicillin, [58, 142], 60);
const YEAR = { from: '2020-01', to: '2020-12' };
const stateAt = (counts: readonly [number, number], period = YEAR) =>
  goalProgress(
    goal,
    penicillin,
    { figure: share(...counts), version: goal.indicatorVersion, period },
    day('2020-12-31'),
  ).state;

describe('the state of a goal', () => {
  it('is reached, surely or by what chance may have brought', () => {
    expect(stateAt([130, 142])).toEqual({ kind: 'reached', isSure: true });
    expect(stateAt([90, 142])).toEqual({ kind: 'reached', isSure: false });
    expect(stateAt([60, 100])).toEqual({ kind: 'reached', isSure: false });
  });

  it('is on the way when better than the baseline beyond chance', () => {
    expect(stateAt([78, 142])).toEqual({ kind: 'on-the-way' });
  });

  it('is not yet when surely short of the target, and says when it went the other way', () => {
    expect(stateAt([60, 142])).toEqual({ kind: 'not-yet', isWorse: false });
    expect(stateAt([30, 142])).toEqual({ kind: 'not-yet', isWorse: true });
  });

  it('cannot be told when both baseline and target are within chance, before the time, or without a figure', () => {
    expect(stateAt([10, 20])).toEqual({ kind: 'cannot-tell', reason: 'too-uncertain' });
    expect(stateAt([130, 142], { from: '2019-02', to: '2020-01' })).toEqual({
      kind: 'cannot-tell',
      reason: 'period-before-goal',
    });
    const at = (figure: ReturnType<typeof share>, version: number) =>
      goalProgress(goal, penicillin, { figure, version, period: YEAR }, day('2020-12-31')).state;
    expect(at(hidden('below-minimum'), goal.indicatorVersion)).toEqual({
      kind: 'cannot-tell',
      reason: 'no-figure',
      noValue: 'below-minimum',
    });
    expect(at(share(130, 142), goal.indicatorVersion + 1)).toEqual({
      kind: 'cannot-tell',
      reason: 'definition-changed',
    });
    const ratio = definitionOf('broad-narrow-ratio');
    const bare = {
      value: 1,
      low: null,
      high: null,
      noInterval: 'no-valid-interval' as const,
      numerator: 9,
      denominator: 9,
    };
    const old = { ...goalFrom(ratio, [9, 9], 0.2), baseline: { ...goal.baseline, ...bare, value: 1.2 } };
    const latest = { figure: { estimate: bare, dispersion: 1 }, version: ratio.version, period: YEAR };
    expect(goalProgress(old, ratio, latest, day('2020-12-31')).state).toEqual({
      kind: 'cannot-tell',
      reason: 'no-interval',
    });
  });

  it('holds rates against the baseline with the spread that their intervals tell', () => {
    const fewer = goalFrom(volume, [449, 14_160], 250);
    const stateOf = (events: number) =>
      goalProgress(
        fewer,
        volume,
        { figure: rate(events, 14_160), version: fewer.indicatorVersion, period: YEAR },
        day('2021-02-01'),
      ).state;
    expect(stateOf(280)).toEqual({ kind: 'reached', isSure: false });
    expect(stateOf(200)).toEqual({ kind: 'reached', isSure: true });
    expect(stateOf(357)).toEqual({ kind: 'on-the-way' });
    expect(stateOf(430)).toEqual({ kind: 'not-yet', isWorse: false });
    expect(stateOf(560)).toEqual({ kind: 'not-yet', isWorse: true });
  });

  it('tells how much of the period lies after the start, and how many prescriptions are left', () => {
    const latest = {
      figure: share(78, 142),
      version: goal.indicatorVersion,
      period: { from: '2019-07', to: '2020-06' },
    };
    const progress = goalProgress(goal, penicillin, latest, day('2021-01-21'));
    // 60 % of 142 are 85.2.
    expect(progress).toMatchObject({ months: { after: 5, all: 12 }, prescriptionsLeft: 8, isOver: true });
    const done = { ...latest, figure: share(100, 142) };
    expect(goalProgress(goal, penicillin, done, day('2021-01-20'))).toMatchObject({
      prescriptionsLeft: 0,
      isOver: false,
    });
  });

  it('never goes back when the figure gets better and nothing else changes', () => {
    const rank = { 'not-yet': 0, 'cannot-tell': 1, 'on-the-way': 2, reached: 3 } as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 400 }),
        fc.double({ min: 0.05, max: 0.7, noNaN: true }),
        fc.integer({ min: 0, max: 399 }),
        (total, from, count) => {
          const own = goalFrom(penicillin, [Math.round(from * total), total], 90);
          const at = (x: number) =>
            goalProgress(
              own,
              penicillin,
              { figure: share(x, total), version: own.indicatorVersion, period: YEAR },
              day('2020-12-31'),
            ).state.kind;
          const better = Math.min(total, count + 1);
          const here = Math.min(total, count);
          expect(rank[at(better)]).toBeGreaterThanOrEqual(rank[at(here)]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('setting a goal', () => {
  it('begins with the achievable benchmark for a choice, and with nothing for volume', () => {
    expect(defaultTarget(penicillin, 41, 68.4)).toBe(68.4);
    expect(defaultTarget(penicillin, 70, 68.4)).toBeNull();
    expect(defaultTarget(penicillin, 41, null)).toBeNull();
    expect(defaultTarget(volume, 316, 250)).toBeNull();
    expect(defaultTarget(definitionOf('macrolide-share'), 12, 3.9)).toBe(3.9);
  });

  it('is refused for what cannot be reached, is not better, or is too far ahead', () => {
    expect(goalFaults(goal, penicillin)).toEqual([]);
    expect(goalFaults({ ...goal, target: 101 }, penicillin)).toEqual(['target-out-of-range']);
    expect(goalFaults({ ...goal, target: Number.NaN }, penicillin)).toEqual(['target-out-of-range']);
    expect(goalFaults({ ...goal, target: 40 }, penicillin)).toEqual(['target-not-better']);
    expect(goalFaults({ ...goal, by: goal.setOn, measures: [] }, penicillin)).toEqual(['date-not-after']);
    expect(goalFaults({ ...goal, by: day('2023-01-21') }, penicillin)).toEqual(['date-too-far']);
    expect(goalFaults({ ...goal, by: day('2023-01-20') }, penicillin)).toEqual([]);
    const inUse = (from: string, to: string) => [{ measure: 'm', from: day(from), to: day(to) }];
    expect(goalFaults({ ...goal, measures: inUse('2020-01-01', '2020-03-01') }, penicillin)).toEqual([
      'measure-before-goal',
    ]);
    expect(goalFaults({ ...goal, measures: inUse('2020-03-02', '2020-03-01') }, penicillin)).toEqual([
      'measure-ends-first',
    ]);
    expect(goalFaults({ ...goal, measures: inUse('2021-01-21', '2021-02-01') }, penicillin)).toEqual([
      'measure-after-goal',
    ]);
    const [first, again] = [inUse('2020-02-01', '2020-03-01'), inUse('2020-03-01', '2020-05-01')];
    expect(goalFaults({ ...goal, measures: [...again, ...first] }, penicillin)).toEqual([]);
    const still = [{ measure: 'm', from: day('2020-02-01'), to: null }];
    expect(goalFaults({ ...goal, measures: [...still, ...again] }, penicillin)).toEqual(['measure-twice']);
    expect(goalFaults({ ...goal, by: day('2020-06-01') }, penicillin, day('2020-06-01'))).toEqual([
      'date-not-after',
    ]);
    const methenamine = definitionOf('methenamine-per-1000');
    expect(goalFaults(goalFrom(methenamine, [36, 14_160], 10), methenamine)).toContain(
      'indicator-without-direction',
    );
  });

  it('shows a target as it was written', () => {
    expect([60, 100.5, 45.25, 1 / 3].map((target) => decimalsOfTarget(target, 0))).toEqual([0, 1, 2, 3]);
    expect(decimalsOfTarget(60, 1)).toBe(1);
  });

  it('draws the goal line and when each measure began', () => {
    const measures = [
      { measure: 'crp-with-criteria', from: day('2020-05-10'), to: null },
      { measure: 'penicillin-v-first', from: day('2020-02-01'), to: day('2020-09-01') },
    ];
    expect(goalMarks({ ...goal, measures })).toEqual({
      line: { from: '2020-01', to: '2021-01', value: 60 },
      starts: [
        { month: '2020-02', measure: 'penicillin-v-first' },
        { month: '2020-05', measure: 'crp-with-criteria' },
      ],
    });
  });
});
