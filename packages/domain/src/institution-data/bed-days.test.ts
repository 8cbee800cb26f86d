import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, daysOfMonth, type Month, parseMonth, toMonth } from '../time/index.ts';
import {
  BED_WARD_TYPES,
  bedWardTypes,
  capacityOf,
  dueQuarter,
  judgeBedDays,
  monthsOfQuarter,
  quarterOf,
  quartersToTell,
  readBedDays,
  type ToldBedDays,
  toldTwice,
  type WardBeds,
} from './bed-days.ts';

const wards: readonly WardBeds[] = [
  { wardType: 'long-term', beds: 40, fromMonth: toMonth(2018, 1), toMonth: toMonth(2020, 1) },
  { wardType: 'long-term', beds: 36, fromMonth: toMonth(2020, 2), toMonth: null },
  { wardType: 'short-term', beds: null, fromMonth: toMonth(2018, 1), toMonth: toMonth(2019, 12) },
  { wardType: 'home-care', beds: null, fromMonth: toMonth(2018, 1), toMonth: null },
];
const Q1 = toMonth(2020, 1);
const NOW = toMonth(2020, 4);
const line = (change: Partial<ToldBedDays> = {}): ToldBedDays => ({
  wardType: 'long-term',
  from: Q1,
  to: Q1,
  bedDays: 1200,
  estimated: false,
  ...change,
});
const judge = (change: Partial<ToldBedDays> = {}, lastYear: number | null = null) =>
  judgeBedDays(line(change), { wards, quarter: Q1, now: NOW, lastYear });

describe('the capacity', () => {
  it('is beds × days of each month, with the beds that it had then', () => {
    expect(capacityOf(wards, 'long-term', { from: Q1, to: Q1 })).toBe(40 * 31);
    // 2020 was a leap year, and the ward lost four beds in February.
    expect(capacityOf(wards, 'long-term', { from: Q1, to: addMonths(Q1, 2) })).toBe(40 * 31 + 36 * (29 + 31));
  });

  it('is not known where the beds are not, nor where there is no ward', () => {
    expect(capacityOf(wards, 'short-term', { from: toMonth(2019, 10), to: toMonth(2019, 12) })).toBeNull();
    expect(capacityOf(wards, 'acute', { from: Q1, to: Q1 })).toBeNull();
  });

  it('of the months adds up to that of all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }), (start, length) => {
        const from = addMonths(toMonth(2018, 1), start);
        const whole = capacityOf(wards, 'long-term', { from, to: addMonths(from, length) });
        const each = Array.from({ length: length + 1 }, (_, index) => addMonths(from, index));
        const sum = each.reduce(
          (all, month) => all + (capacityOf(wards, 'long-term', { from: month, to: month }) ?? 0),
          0,
        );
        expect(whole).toBe(sum);
      }),
    );
  });

  it('knows the calendar', () => {
    const year = (of: number) =>
      Array.from({ length: 12 }, (_, index) => daysOfMonth(toMonth(of, index + 1))).reduce((a, b) => a + b);
    expect([2019, 2020, 1900, 2000].map(year)).toEqual([365, 366, 365, 366]);
  });
});

describe('a number of bed days', () => {
  it('is taken as it is when it fits the ward', () => {
    expect(judge()).toEqual({ fault: null, doubts: [] });
    expect(judge({ to: addMonths(Q1, 2), bedDays: 3400 }, 3500)).toEqual({ fault: null, doubts: [] });
  });

  it('is refused in another year’s month, in a part of the quarter, before the month is over and for no ward', () => {
    const lastJanuary = toMonth(2019, 1);
    expect(judge({ from: lastJanuary, to: lastJanuary }).fault).toBe('not-in-quarter');
    expect(judge({ to: addMonths(Q1, 1) }).fault).toBe('not-in-quarter');
    expect(judge({ from: addMonths(Q1, 1), to: addMonths(Q1, 3) }).fault).toBe('not-in-quarter');
    expect(judgeBedDays(line(), { wards, quarter: Q1, now: Q1, lastYear: null }).fault).toBe('not-over-yet');
    expect(judge({ wardType: 'short-term' }).fault).toBe('no-such-ward');
    expect(judge({ wardType: 'acute' }).fault).toBe('no-such-ward');
  });

  it('is refused above what the beds hold in a year, and asked about above what they hold in the month', () => {
    expect(judge({ bedDays: 366 * 40 + 1 }).fault).toBe('more-than-a-year');
    expect(judge({ bedDays: 366 * 40 })).toEqual({ fault: null, doubts: ['above-capacity'] });
    expect(judge({ bedDays: 1240 }).doubts).toEqual([]);
    expect(judge({ bedDays: 1241 }).doubts).toEqual(['above-capacity']);
  });

  it('is asked about when it is 0, or less than half or more than twice of last year’s', () => {
    expect(judge({ bedDays: 0 }, 1200).doubts).toEqual(['empty']);
    expect(judge({ bedDays: 599 }, 1200).doubts).toEqual(['unlike-last-year']);
    expect(judge({ bedDays: 600 }, 1200).doubts).toEqual([]);
    expect(judge({ bedDays: 1201 }, 600).doubts).toEqual(['unlike-last-year']);
  });

  it('is told once for each month', () => {
    const second = line({ from: addMonths(Q1, 1), to: addMonths(Q1, 1) });
    expect(toldTwice([line(), second])).toBeNull();
    const whole = line({ to: addMonths(Q1, 2) });
    expect(toldTwice([line(), second, whole])).toBe(whole);
    expect(toldTwice([line(), { ...whole, wardType: 'acute' }])).toBeNull();
  });

  it('is read with or without spaces, and nothing else is a number', () => {
    expect([' 1 240 ', '1\u00a0240', '0', ''].map(readBedDays)).toEqual([1240, 1240, 0, null]);
    expect(['-4', '1,5', '1e3', 'ca 1200', '1234567'].map(readBedDays)).toEqual(Array(5).fill(undefined));
  });
});

describe('the quarter that is due', () => {
  const over = [toMonth(2019, 10), toMonth(2019, 7), toMonth(2019, 4), toMonth(2019, 1)];

  it('is the oldest of the last year that nobody has told; when all are told, the last one', () => {
    expect(dueQuarter(wards, [], Q1)).toEqual({ quarter: toMonth(2019, 1), isDue: true });
    expect(dueQuarter(wards, over.slice(1), Q1)).toEqual({ quarter: toMonth(2019, 10), isDue: true });
    expect(dueQuarter(wards, over, Q1)).toEqual({ quarter: toMonth(2019, 10), isDue: false });
    expect(dueQuarter(wards, over, toMonth(2020, 3))).toEqual({ quarter: toMonth(2019, 10), isDue: false });
    expect(dueQuarter([{ ...(wards[3] as WardBeds) }], [], Q1)).toBeNull();
  });

  it('can be one that is under way, as far as months are over', () => {
    expect(quartersToTell(wards, toMonth(2020, 2))[0]).toBe(Q1);
    expect(quartersToTell(wards, Q1)[0]).toBe(toMonth(2019, 10));
    expect(quartersToTell(wards, Q1)).toHaveLength(8);
    expect(quartersToTell([{ ...(wards[0] as WardBeds), fromMonth: toMonth(2019, 9) }], Q1)).toHaveLength(2);
  });

  it('holds every month of the calendar once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 24_000, max: 25_000 }), (number) => {
        const month = number as Month;
        expect(monthsOfQuarter(quarterOf(month))).toContain(month);
        expect([1, 4, 7, 10]).toContain((quarterOf(month) % 12) + 1);
      }),
    );
    expect(quarterOf(parseMonth('2020-03'))).toBe(Q1);
  });
});

it('wards with beds are those that were there in the months', () => {
  expect(bedWardTypes(wards, { from: Q1, to: Q1 })).toEqual(['long-term']);
  expect(bedWardTypes(wards, { from: toMonth(2019, 12), to: Q1 })).toEqual(['long-term', 'short-term']);
  expect(BED_WARD_TYPES).not.toContain('home-care');
});
