import { assessGoal } from '@smalspor/domain/national-goals';
import { expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';

const { nationalGoals } = loadContent();

it('has the six goals of the plan, each judged by what is known of it', () => {
  const told = nationalGoals.map((goal) => {
    const { outcome, judged } = assessGoal(goal);
    return [goal.id, outcome, judged?.year ?? null];
  });
  expect(told).toEqual([
    ['total-use', 'reached', 2020],
    ['lowest-in-europe', 'not-known', null],
    ['prescriptions', 'not-reached', 2020],
    ['respiratory', 'not-known', null],
    ['studies', 'not-known', null],
    ['hospitals', 'not-reached', 2021],
  ]);
});

it('keeps the baseline of the strategy out of the series that judges', () => {
  const goal = nationalGoals.find(({ id }) => id === 'prescriptions');
  const judging = goal?.series.find(({ id }) => id === goal.judgedBy);
  expect(judging?.points.map(({ value }) => value)).not.toContain(450);
});

it('refuses a series of two kinds, a judge that is none, and a goal that nothing is said of', () => {
  const change = (from: string, to: string) => ({
    'national-goals.yaml': (text: string) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    },
  });
  expect(problemsAfter(change('imported: dispensed-to-people', 'imported: nowhere'))).toEqual([
    expect.stringContaining('nowhere is not in reference-series.yaml'),
  ]);
  expect(problemsAfter(change('judgedBy: sold-in-norway', 'judgedBy: bought-in-norway'))).toEqual([
    expect.stringContaining('bought-in-norway is no series of this goal'),
  ]);
  expect(problemsAfter(change('by: 2020', 'by: 2012'))).toEqual([
    expect.stringContaining('a goal is due after the year that it counts from'),
  ]);
  expect(problemsAfter(change('judgedBy: adjusted-for-activity\n', '\n'))).toEqual([
    expect.stringContaining('needs a note that says why'),
  ]);
  expect(
    problemsAfter({ 'reference-series.yaml': (text) => text.replace('[J01XX05]', '[P01AB01]') }),
  ).toEqual([expect.stringContaining('P01AB01 is taken out of nothing that is added')]);
});

it('refuses an indicator that is not there', () => {
  const doses = (text: string) => text.replace('indicator: ddd-per-1000-days', 'indicator: doses');
  expect(problemsAfter({ 'national-goals.yaml': doses })).toEqual([
    expect.stringContaining('doses is no indicator'),
  ]);
});
