import { expect, it } from 'vitest';
import { type BankCell, pointsOf, type ReferenceSeries } from './reference-series.ts';

const series: ReferenceSeries = {
  id: 's',
  name: { nb: 'a', nn: 'b', en: 'c' },
  unit: 'ddd-per-1000-days',
  publisher: 'p',
  licence: 'l',
  register: 'lmr',
  table: 825,
  add: ['J01'],
  subtract: ['J01XX05'],
  inReports: null,
};
const year = (when: number, all: BankCell, methenamine: BankCell, population: BankCell) => ({
  year: when,
  doses: new Map([
    ['J01', all],
    ['J01XX05', methenamine],
  ]),
  population,
});

it('divides by the inhabitants and the real days of the year, methenamine taken out', () => {
  const [common, leap] = pointsOf(
    series,
    [year(2020, 4_392_000, 0, 1_000_000), year(2019, 4_380_000, 730_000, 1_000_000)],
    'source',
  );
  expect(common).toEqual({ year: 2019, value: 10, changePercent: null, reason: null, source: 'source' });
  expect(leap).toMatchObject({ year: 2020, value: 12 });
});

it('has no value for a year with a cell that is hidden, missing or cannot be computed', () => {
  const reasons = pointsOf(
    series,
    [
      year(2015, 100, 'hidden', 1000),
      year(2016, 'missing', 1, 1000),
      year(2017, 100, 1, 'not-computable'),
      year(2018, 100, 1, 0),
      year(2019, 1, 100, 1000),
      { year: 2021, doses: new Map([['J01', 100]]), population: 1000 },
    ],
    'source',
  ).map(({ value, reason }) => [value, reason]);
  expect(reasons).toEqual([
    [null, 'hidden'],
    [null, 'missing'],
    [null, 'not-computable'],
    [null, 'not-computable'],
    [null, 'not-computable'],
    [null, 'missing'],
  ]);
});
