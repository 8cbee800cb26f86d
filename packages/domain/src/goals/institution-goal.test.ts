import { expect, it } from 'vitest';
import type { PlainDate } from '../time/index.ts';
import { type InstitutionGoal, institutionGoalFaults, institutionScale } from './institution-goal.ts';

const day = (text: string) => text as PlainDate;
const urinary = { direction: 'lower', denominator: { bedTime: 'bedDays' } } as const;
const firstChoice = { direction: 'higher', denominator: { count: 'ddd', medicines: 'x' } } as const;
const goal: InstitutionGoal = {
  id: 'g1',
  year: 2026,
  indicator: 'institution-urinary',
  indicatorVersion: 1,
  baseline: { release: null, period: { from: '2025-01', to: '2025-12' }, value: 4.1 },
  target: 3,
  setOn: day('2026-01-20'),
  by: day('2026-12-31'),
  measures: [],
};

it('is a rate over bed days and a share over doses', () => {
  expect([institutionScale(urinary), institutionScale(firstChoice)]).toEqual(['rate', 'percent']);
});

it.each<[Partial<InstitutionGoal>, readonly string[]]>([
  [{}, []],
  [{ target: 5 }, ['target-not-better']],
  [{ target: -1 }, ['target-out-of-range']],
  [{ by: day('2027-01-01') }, ['date-other-year']],
  [{ by: day('2026-01-20') }, ['date-not-after']],
  [{ baseline: { ...goal.baseline, value: -1 } }, ['baseline-out-of-range', 'target-not-better']],
  [{ baseline: { ...goal.baseline, value: Number.NaN } }, ['baseline-out-of-range', 'target-not-better']],
  [{ baseline: { ...goal.baseline, period: { from: '2026-01', to: '2026-02' } } }, ['period-not-before']],
  [{ baseline: { ...goal.baseline, period: { from: '2025-12', to: '2025-01' } } }, ['period-not-before']],
  [{ measures: [{ measure: 'm', from: day('2026-01-01'), to: null }] }, ['measure-before-goal']],
])('a goal of doses with %j has the faults %j', (change, faults) => {
  expect(institutionGoalFaults({ ...goal, ...change }, urinary)).toEqual(faults);
});

it('a share lies within a hundred', () => {
  const share = { ...goal, target: 101, baseline: { ...goal.baseline, value: 60 } };
  expect(institutionGoalFaults(share, firstChoice)).toEqual(['target-out-of-range']);
  expect(institutionGoalFaults({ ...share, target: 75 }, firstChoice)).toEqual([]);
  const over = { ...share, target: 90, baseline: { ...goal.baseline, value: 101 } };
  expect(institutionGoalFaults(over, firstChoice)).toContain('baseline-out-of-range');
});

it('nothing without a better side can be a goal', () => {
  expect(institutionGoalFaults(goal, { ...urinary, direction: 'none' })).toContain(
    'indicator-without-direction',
  );
});
