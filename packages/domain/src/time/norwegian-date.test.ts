import { expect, it } from 'vitest';
import type { PlainDate } from './month.ts';
import { addMonthsToDate, norwegianDateOf } from './norwegian-date.ts';

it('takes the day from the Norwegian clock, summer and winter', () => {
  expect(norwegianDateOf('2020-12-31T22:59:59Z')).toBe('2020-12-31');
  expect(norwegianDateOf('2020-12-31T23:00:00Z')).toBe('2021-01-01');
  expect(norwegianDateOf('2020-06-30T22:00:00Z')).toBe('2020-07-01');
  expect(() => norwegianDateOf('yesterday')).toThrow(RangeError);
});

it('moves a date by months and stays inside the month', () => {
  const moved = (date: string, count: number) => addMonthsToDate(date as PlainDate, count);
  expect(moved('2016-11-15', 6)).toBe('2017-05-15');
  expect(moved('2017-08-31', 6)).toBe('2018-02-28');
  expect(moved('2019-08-31', 6)).toBe('2020-02-29');
  expect(moved('2020-01-31', -2)).toBe('2019-11-30');
});
