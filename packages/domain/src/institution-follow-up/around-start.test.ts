import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMonths, type Month, toMonth } from '../time/index.ts';
import { meanChange, yearsAroundStart } from './around-start.ts';

const ENDS = Array.from({ length: 20 }, (_, place) => addMonths(toMonth(2016, 3), 3 * place));
const around = (first: Month, last = first) => yearsAroundStart({ first, last }, ENDS);

it('a county that began in October has whole years on both sides', () => {
  const october = toMonth(2017, 10);
  expect(around(october)).toEqual({ before: { end: toMonth(2017, 9) }, after: { end: toMonth(2018, 9) } });
});

it('the quarter in which it began is in neither year', () => {
  expect(around(toMonth(2018, 2))).toEqual({
    before: { end: toMonth(2017, 12) },
    after: { end: toMonth(2019, 3) },
  });
});

it('a county of several that began at different times waits for the last', () => {
  expect(around(toMonth(2017, 10), toMonth(2018, 4))).toEqual({
    before: { end: toMonth(2017, 9) },
    after: { end: toMonth(2019, 3) },
  });
});

it('says why there is no year', () => {
  expect(around(toMonth(2016, 1)).before).toEqual({ end: null, reason: 'no-data' });
  expect(around(toMonth(2020, 10)).after).toEqual({ end: null, reason: 'not-yet' });
  expect(around(toMonth(2012, 1)).after).toEqual({ end: null, reason: 'no-data' });
});

it('the years never meet the months in which the programme began', () => {
  const month = fc.integer({ min: toMonth(2015, 1), max: toMonth(2021, 12) });
  fc.assert(
    fc.property(month, fc.nat(20), (first, later) => {
      const last = addMonths(first as Month, later);
      const { before, after } = around(first as Month, last);
      if (before.end !== null) expect(before.end).toBeLessThan(first);
      if (after.end !== null) expect(addMonths(after.end, -11)).toBeGreaterThanOrEqual(last);
    }),
  );
});

it('the mean is of counties', () => {
  expect(meanChange([-25, -7])).toBe(-16);
  expect(meanChange([])).toBeNull();
});
