import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Month, type PlainDate, parseMonth } from '../time/index.ts';
import { expectedDeliveries } from './expected-deliveries.ts';
import type { DeliveredPart } from './release-due.ts';

const day = (text: string) => text as PlainDate;
const quarterly = { format: 'dispensings', everyMonths: 3, graceDays: 20 } as const;
const upTo = (to: string): DeliveredPart[] => [
  { id: 'd1', format: 'dispensings', from: parseMonth('2019-01'), to: parseMonth(to), rows: 1 },
];

describe('an expected delivery', () => {
  it('is late the day after its grace, in days', () => {
    const expected = {
      format: 'dispensings',
      from: parseMonth('2020-01'),
      to: parseMonth('2020-03'),
      dueOn: '2020-04-20',
    };
    const on = (today: string) => expectedDeliveries([quarterly], upTo('2019-12'), day(today));
    expect(on('2020-04-20')).toEqual([{ ...expected, daysLate: 0 }]);
    expect(on('2020-04-21')[0]).toEqual({ ...expected, daysLate: 1 });
    expect(on('2020-05-20')[0]?.daysLate).toBe(30);
    expect(on('2020-08-01').map(({ daysLate }) => daysLate)).toEqual([103, 12, 0]);
  });

  it('is not late any more when it has come, whole', () => {
    expect(expectedDeliveries([quarterly], upTo('2020-03'), day('2020-05-20'))).toMatchObject([
      { from: parseMonth('2020-04'), dueOn: '2020-07-20', daysLate: 0 },
    ]);
    expect(expectedDeliveries([quarterly], upTo('2020-02'), day('2020-05-20'))).toMatchObject([
      { from: parseMonth('2020-01'), daysLate: 30 },
      { from: parseMonth('2020-04'), daysLate: 0 },
    ]);
  });

  it('of a register that has never delivered is the last period that has ended', () => {
    const monthly = { format: 'gp-lists', everyMonths: 1, graceDays: 5 } as const;
    expect(expectedDeliveries([monthly], upTo('2020-12'), day('2021-02-04'))).toMatchObject([
      { format: 'gp-lists', from: parseMonth('2021-01'), dueOn: '2021-02-05', daysLate: 0 },
    ]);
    expect(expectedDeliveries([monthly], [], day('2021-02-06'))[0]).toMatchObject({ daysLate: 1 });
  });

  it('is one after the other, and just one of them is not late', () => {
    const months = fc.integer({ min: 2010 * 12, max: 2030 * 12 });
    fc.assert(
      fc.property(
        months,
        months,
        fc.constantFrom(1, 3, 6, 12),
        fc.nat(60),
        (to, now, everyMonths, graceDays) => {
          const part = { id: 'd', format: 'dispensings', from: 2009 * 12, to, rows: 1 } as const;
          const today = day(`${Math.floor(now / 12)}-${String((now % 12) + 1).padStart(2, '0')}-15`);
          const expected = expectedDeliveries(
            [{ format: 'dispensings', everyMonths, graceDays }],
            [{ ...part, from: part.from as Month, to: to as Month }],
            today,
          );
          expect(expected.filter(({ daysLate }) => daysLate === 0)).toHaveLength(1);
          expect(expected.at(-1)?.daysLate).toBe(0);
          expected.forEach((one, index) => {
            expect(one.to - one.from).toBe(everyMonths - 1);
            if (index > 0) expect(one.from).toBe((expected[index - 1]?.to ?? 0) + 1);
          });
          expect(expected[0]?.to).toBeGreaterThan(to);
        },
      ),
    );
  });
});
