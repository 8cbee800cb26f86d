import { formatMonth } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';

const { annotations } = loadContent();

it('stands in the order of time, with the known dates', () => {
  const months = annotations.map((annotation) => annotation.month);
  expect(months).toEqual([...months].sort((a, b) => a - b));
  const at = (id: string) => {
    const found = annotations.find((annotation) => annotation.id === id);
    return found && [formatMonth(found.month), found.counties, found.invented];
  };
  expect(at('ddd-revision-2019')).toEqual(['2019-01', null, false]);
  expect(at('pandemic')).toEqual(['2020-03', null, false]);
  expect(at('rak-buskerud')).toEqual(['2016-11', ['06'], false]);
});

it('tells of the course in each of the 19 counties, and labels every date that is made up', () => {
  const starts = annotations.filter((annotation) => annotation.id.startsWith('rak-'));
  expect(starts.flatMap((annotation) => annotation.counties)).toHaveLength(19);
  expect(starts.filter((annotation) => !annotation.invented).map((annotation) => annotation.id)).toEqual([
    'rak-buskerud',
  ]);
  for (const { invented, source } of annotations) expect(invented).toBe(source.startsWith('Invented'));
});

it('refuses an unknown county and a month that is none', () => {
  const entry = (month: string, county: string) =>
    `x:\n  month: ${month}\n  text: { nb: a, nn: b, en: c }\n  counties: ['${county}']\n  source: test\n`;
  expect(problemsAfter({ 'annotations.yaml': entry('2019-01', '99') })).toEqual([
    'annotations.yaml:4: 99 is no county',
  ]);
  expect(problemsAfter({ 'annotations.yaml': entry('2019-13', '03') })).toEqual([
    'annotations.yaml:2: x.month is empty or not written as it should be',
  ]);
});
