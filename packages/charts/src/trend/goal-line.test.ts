import { loadContent } from '@smalspor/content/loading';
import { exampleInput } from '@smalspor/domain/report-examples';
import { buildIndividualReport } from '@smalspor/domain/reports';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { inspectPicture } from '../testing/inspect-picture.ts';
import { axisEnds, type GoalTrend, RunChart, trendTable } from './index.ts';

const { indicators, messages } = loadContent();
const [, shares] = buildIndividualReport(exampleInput('typical', indicators), messages).trends;
if (!shares) throw new Error('The example has a run chart of shares');
const goal: GoalTrend = { ...shares, goalLine: { from: '2020-02', to: '2021-06', value: 60 } };
const draw = (block: GoalTrend) =>
  inspectPicture(createElement(RunChart, { block, language: 'nb', frame: 'wide' }));

it('reaches over the quarters until the goal', () => {
  expect(axisEnds(shares).at(-1)).toBe('2020-12');
  expect(axisEnds(goal).slice(-3)).toEqual(['2020-12', '2021-03', '2021-06']);
  const past = { ...goal, goalLine: { from: '2018-01', to: '2019-01', value: 60 } };
  expect(axisEnds(past)).toEqual(axisEnds(shares));
  expect(axisEnds({ ...goal, goalLine: { from: '2030-01', to: '2099-01', value: 60 } })).toHaveLength(64);
});

it('says in picture, table and description what is to be reached, and when', () => {
  const { texts, markup, faults } = draw(goal);
  expect(faults).toEqual([]);
  expect(texts).toContain('Mål');
  expect(draw(shares).texts).not.toContain('Mål');
  expect(markup).toContain('Mål 60\u00a0%, feb. 2020 – juni 2021.');
  expect(trendTable(goal, 'nb').caption).toMatch(/\)\. Mål 60\u00a0%, feb\. 2020 – juni 2021\.$/);
  expect(trendTable(shares, 'nb').caption).toMatch(/\)$/);
});

it('has the goal on its axis, however far off it is', () => {
  const far = { ...goal, scale: 'rate', goalLine: { from: '2020-02', to: '2021-06', value: 900 } } as const;
  expect(draw(far).texts).toContain('1\u00a0000');
});
