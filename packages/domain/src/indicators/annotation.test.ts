import { expect, it } from 'vitest';
import { parseMonth } from '../time/index.ts';
import { type Annotation, annotationsFor } from './annotation.ts';

const annotation = (id: string, month: string, more: Partial<Annotation> = {}): Annotation => ({
  id,
  month: parseMonth(month),
  text: { nb: id, nn: id, en: id },
  counties: null,
  source: 'test',
  invented: false,
  ...more,
});
const ALL = [
  annotation('early', '2015-12'),
  annotation('buskerud', '2016-11', { counties: ['06'] }),
  annotation('made-up', '2017-01', { counties: ['06', '01'], invented: true }),
  annotation('country', '2019-01'),
  annotation('late', '2021-01'),
];
const months = { from: parseMonth('2016-01'), to: parseMonth('2020-12') };
const ids = (counties: string[], synthetic: boolean) =>
  annotationsFor(ALL, counties, months, synthetic).map((each) => each.id);

it('keeps what concerns the country or the reader, within the months', () => {
  expect(ids(['06', '30', '33'], false)).toEqual(['buskerud', 'country']);
  expect(ids(['03'], false)).toEqual(['country']);
});

it('shows invented dates beside synthetic data only', () => {
  expect(ids(['01'], true)).toEqual(['made-up', 'country']);
});
