import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegisterFormat } from '../registers/batch.ts';
import { addMonths, parseMonth } from '../time/index.ts';
import { coverageLosses, type DeliveredPart, lastWholeQuarter, releaseDue } from './release-due.ts';

function part(id: string, format: RegisterFormat, from: string, to: string, rows = 1_200): DeliveredPart {
  return { id, format, from: parseMonth(from), to: parseMonth(to), rows };
}

const lists = part('l1', 'gp-lists', '2019-01', '2020-12');
const year = part('d1', 'dispensings', '2019-01', '2019-12', 12_000);
const quarter = part('d2', 'dispensings', '2020-01', '2020-03', 3_000);
const products = part('p1', 'products', '2019-01', '2019-12');

describe('a release', () => {
  it('is due first when a quarter has both dispensings and lists', () => {
    expect(releaseDue([year], null)).toBeNull();
    expect(releaseDue([lists], null)).toBeNull();
    expect(releaseDue([part('d0', 'dispensings', '2019-01', '2019-02'), lists], null)).toBeNull();
    expect(releaseDue([year, lists], null)).toBe('first');
  });

  it('is due when a quarter has become whole, and not before', () => {
    const served = [year, lists];
    const half = part('d3', 'dispensings', '2020-01', '2020-02');
    expect(releaseDue([...served, half], served)).toBeNull();
    expect(releaseDue([...served, quarter], served)).toBe('quarter');
    const shortLists = part('l0', 'gp-lists', '2019-01', '2019-12');
    expect(releaseDue([year, shortLists, quarter], [year, shortLists])).toBeNull();
    expect(
      releaseDue(
        [year, shortLists, part('l2', 'gp-lists', '2020-01', '2020-03'), quarter],
        [year, shortLists],
      ),
    ).toBe('quarter');
  });

  it('is due when something served has been corrected', () => {
    const served = [year, lists, products];
    expect(releaseDue([{ ...year, id: 'd9' }, lists, products], served)).toBe('correction');
    expect(releaseDue([year, lists, { ...products, id: 'p9' }], served)).toBe('correction');
    expect(releaseDue([...served, part('q', 'declared-lists', '2019-06', '2019-06')], served)).toBe(
      'correction',
    );
    expect(releaseDue([...served, part('p2', 'products', '2020-01', '2020-12')], served)).toBeNull();
  });

  it('is never due for what is served', () => {
    fc.assert(
      fc.property(fc.subarray([lists, year, quarter, products]), (served) => {
        expect(releaseDue(served, served)).toBeNull();
      }),
    );
  });

  it('does not skip a gap', () => {
    const later = part('d5', 'dispensings', '2020-07', '2020-09');
    expect(lastWholeQuarter([year, later, lists])).toBe(parseMonth('2019-12'));
  });
});

describe('coverage', () => {
  it('is not worse when a quarter is added or a like delivery replaces one', () => {
    const served = [year, lists];
    expect(coverageLosses([...served, quarter], served, 0.25)).toEqual([]);
    expect(coverageLosses([{ ...year, id: 'd9', rows: 9_001 }, lists], served, 0.25)).toEqual([]);
  });

  it('is worse when months are gone', () => {
    const short = part('d9', 'dispensings', '2019-01', '2019-09', 9_000);
    expect(coverageLosses([short, lists], [year, lists], 0.25)).toMatchObject([
      { kind: 'months', format: 'dispensings', from: year.from, to: year.to, share: null },
    ]);
  });

  it('is worse when a delivery has too few rows beside what it replaces, or beside the year before', () => {
    const served = [year, lists];
    expect(coverageLosses([{ ...year, id: 'd9', rows: 6_000 }, lists], served, 0.25)).toEqual([
      { kind: 'rows', format: 'dispensings', from: year.from, to: year.to, share: 0.5 },
    ]);
    expect(coverageLosses([...served, { ...quarter, rows: 2_000 }], served, 0.25)).toMatchObject([
      { kind: 'rows' },
    ]);
    const before = part('d0', 'dispensings', '2019-01', '2019-03', 2_100);
    expect(coverageLosses([before, lists, { ...quarter, rows: 2_000 }], [before, lists], 0.25)).toEqual([]);
  });

  it('is as good as itself, and whatever is added with as many rows a month leaves it so', () => {
    const months = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(months, fc.integer({ min: 1, max: 500 }), (length, perMonth) => {
        const served = [{ ...year, rows: 12 * perMonth }];
        const from = addMonths(year.to, 1);
        const more = { ...year, id: 'd9', from, to: addMonths(from, length - 1), rows: length * perMonth };
        expect(coverageLosses([...served, more], served, 0)).toEqual([]);
      }),
    );
  });
});
