import { expect, test } from 'vitest';
import { sinceStart } from './since-start.ts';

test('counts from each participant’s own start, and nothing outside the files', () => {
  const months = [1, 2, 3, 4];
  const told = sinceStart([
    { start: 1, with: months, without: months.map((count) => 10 * count) },
    { start: 3, with: months, without: months.map((count) => 10 * count) },
  ]);
  expect(told.with.slice(0, 4)).toEqual([2 + 4, 3, 4, 0]);
  expect(told.without.slice(0, 4)).toEqual([60, 30, 40, 0]);
  expect(told.with).toHaveLength(36);
});
