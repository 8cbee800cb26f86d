import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessGoal, changeSince } from './assess-goal.ts';
import type { GoalPoint, GoalSeries, GoalTarget, NationalGoal } from './goal.ts';

const text = { nb: 'a', nn: 'b', en: 'c' };
const point = (year: number, value: number | null, changePercent: number | null = null): GoalPoint => ({
  year,
  value,
  changePercent,
  reason: null,
  source: 'test',
});
const seriesOf = (id: string, points: readonly GoalPoint[]): GoalSeries => ({
  id,
  name: text,
  unit: 'prescriptions-per-1000',
  points,
  imported: false,
});
const goalOf = (target: GoalTarget, judgedBy: string | null, ...series: GoalSeries[]): NationalGoal => ({
  id: 'goal',
  name: text,
  definition: text,
  target,
  judgedBy,
  indicator: null,
  series,
  note: null,
  source: 'test',
});
const CHANGE = { kind: 'change', percent: -30, since: 2012, by: 2020 } as const;
const AT_MOST = { kind: 'at-most', value: 250, since: 2012, by: 2020 } as const;

describe('assessGoal', () => {
  // Helsedirektoratet's evaluation of the action plan: −32 % in 2020, −33 % in 2021.
  it('finds the daily doses reached by the change that the source states', () => {
    const sold = seriesOf('sold', [point(2020, null, -32), point(2021, 11.2, -33)]);
    expect(assessGoal(goalOf(CHANGE, 'sold', sold))).toEqual({
      outcome: 'reached',
      judged: { year: 2020, value: null, changePercent: -32, meets: true },
      latest: { year: 2021, value: 11.2, changePercent: -33, meets: true },
    });
  });

  // 281 prescriptions in 2020 against 250; 450 belongs to another way of counting.
  it('finds the prescriptions not reached, and never reckons from the other baseline', () => {
    const ours = seriesOf('ours', [point(2019, 329.8), point(2020, 281)]);
    const strategy = seriesOf('strategy', [point(2012, 450)]);
    expect(assessGoal(goalOf(AT_MOST, 'ours', ours, strategy))).toMatchObject({
      outcome: 'not-reached',
      judged: { year: 2020, value: 281, changePercent: null, meets: false },
    });
    expect(assessGoal(goalOf(CHANGE, 'ours', ours, strategy)).outcome).toBe('not-known');
  });

  it('uses the next year known where the year of the deadline has no figure', () => {
    const hospitals = seriesOf('h', [point(2021, null, -12)]);
    expect(assessGoal(goalOf(CHANGE, 'h', hospitals))).toMatchObject({
      outcome: 'not-reached',
      judged: { year: 2021 },
    });
  });

  it('waits for the deadline, and knows nothing of what no series measures', () => {
    const early = seriesOf('s', [point(2012, 100), point(2019, 60)]);
    expect(assessGoal(goalOf(CHANGE, 's', early))).toMatchObject({
      outcome: 'not-yet-due',
      judged: null,
      latest: { year: 2019, meets: true },
    });
    expect(assessGoal(goalOf({ kind: 'described' }, null)).outcome).toBe('not-known');
    expect(assessGoal(goalOf(CHANGE, 's', seriesOf('s', [point(2012, 100)]))).outcome).toBe('not-known');
  });

  it('tells the newest year apart from the judged one when use has risen again', () => {
    const risen = seriesOf('s', [point(2012, 100), point(2020, 65), point(2023, 80)]);
    expect(assessGoal(goalOf(CHANGE, 's', risen))).toMatchObject({
      outcome: 'reached',
      judged: { year: 2020, meets: true },
      latest: { year: 2023, meets: false },
    });
  });

  it('is not moved by any other series', () => {
    const points = fc.uniqueArray(
      fc.record({
        year: fc.integer({ min: 2010, max: 2025 }),
        value: fc.double({ min: 0, max: 1000, noNaN: true }),
      }),
      { selector: ({ year }) => year, maxLength: 12 },
    );
    fc.assert(
      fc.property(points, points, (own, other) => {
        const of = (list: typeof own) =>
          list.toSorted((a, b) => a.year - b.year).map(({ year, value }) => point(year, value));
        const judging = seriesOf('own', of(own));
        for (const target of [CHANGE, AT_MOST]) {
          expect(assessGoal(goalOf(target, 'own', judging, seriesOf('other', of(other))))).toEqual(
            assessGoal(goalOf(target, 'own', judging)),
          );
        }
      }),
    );
  });
});

it('gives no change from a first year that is unknown or zero', () => {
  const at = (first: number | null) => {
    const series = seriesOf('s', [point(2012, first), point(2020, 5)]);
    return changeSince(point(2020, 5), series, 2012);
  };
  expect(at(null)).toBeNull();
  expect(at(0)).toBeNull();
  expect(at(10)).toBe(-50);
});
