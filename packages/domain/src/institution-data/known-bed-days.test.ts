import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, daysOfMonth, toMonth } from '../time/index.ts';
import type { ToldBedDays } from './bed-days.ts';
import { bedDaysOfMonth, bedDaysOfRange } from './known-bed-days.ts';

const Q1 = toMonth(2020, 1);
const line = (from: number, to: number, bedDays: number, estimated = false): ToldBedDays => ({
  wardType: 'acute',
  from: addMonths(Q1, from),
  to: addMonths(Q1, to),
  bedDays,
  estimated,
});

describe('the bed days of a month', () => {
  it('are counted before estimated, told before delivered, and of few months before of many', () => {
    const of = (told: readonly ToldBedDays[], delivered: readonly ToldBedDays[]) =>
      bedDaysOfMonth({ told, delivered }, 'acute', Q1);
    expect(of([line(0, 0, 70)], [line(0, 0, 80)])).toBe(70);
    expect(of([line(0, 0, 70, true)], [line(0, 0, 80)])).toBe(80);
    expect(of([], [line(0, 2, 910), line(0, 0, 80)])).toBe(80);
    expect(of([], [line(0, 2, 910)])).toBe((910 * 31) / 91);
    expect(of([{ ...line(0, 0, 1), wardType: 'long-term' }], [line(1, 1, 5)])).toBeNull();
  });

  it('of all months of a line add up to the line', () => {
    fc.assert(
      fc.property(fc.nat(24), fc.nat(11), fc.nat(9_999), (start, length, days) => {
        const told = [line(start, start + length, days)];
        const range = { from: addMonths(Q1, start), to: addMonths(Q1, start + length) };
        expect(bedDaysOfRange({ told, delivered: [] }, 'acute', range)).toBe(days);
        const later = { ...range, to: addMonths(range.to, 1) };
        expect(bedDaysOfRange({ told, delivered: [] }, 'acute', later)).toBeNull();
        expect(bedDaysOfMonth({ told, delivered: [] }, 'acute', range.from)).toBeLessThanOrEqual(
          days + daysOfMonth(range.from),
        );
      }),
    );
  });
});
