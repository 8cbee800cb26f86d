import type { Batch } from '@smalspor/domain/registers';
import { formatMonth, type Month, parseMonth } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import { demandWholeSeries, undeliveredMonths } from './undelivered-months.ts';

const delivery = (from: string, to: string, format: Batch['format'] = 'dispensings') => ({
  format,
  from: parseMonth(from),
  to: parseMonth(to),
});
const year = (first: string): Month[] =>
  Array.from({ length: 12 }, (_, index) => (parseMonth(first) + index) as Month);

describe('undeliveredMonths', () => {
  it('are those that no delivery of dispensings covers', () => {
    const batches = [
      delivery('2020-02', '2020-04'),
      delivery('2020-06', '2020-12'),
      delivery('2020-01', '2020-12', 'gp-lists'),
    ];
    expect(undeliveredMonths(batches, year('2020-01')).map(formatMonth)).toEqual(['2020-01', '2020-05']);
  });

  it('are none where deliveries of two registers meet', () => {
    const batches = [delivery('2019-01', '2020-06'), delivery('2020-07', '2021-12')];
    expect(undeliveredMonths(batches, year('2020-01'))).toEqual([]);
  });
});

describe('demandWholeSeries', () => {
  it('accepts deliveries that meet or overlap, and none at all', () => {
    demandWholeSeries([delivery('2020-01', '2020-12'), delivery('2018-01', '2019-12')]);
    demandWholeSeries([
      delivery('2018-01', '2018-12', 'gp-lists'),
      delivery('2020-01', '2020-12', 'gp-lists'),
    ]);
  });

  it('refuses a gap and says where it begins', () => {
    const withGap = [delivery('2018-01', '2018-12'), delivery('2020-01', '2020-12')];
    expect(() => demandWholeSeries(withGap)).toThrow('no dispensings for 2019-01 and 11 later months');
    expect(() => demandWholeSeries([delivery('2020-01', '2020-03'), delivery('2020-05', '2020-12')])).toThrow(
      'no dispensings for 2020-04. Import them',
    );
  });
});
