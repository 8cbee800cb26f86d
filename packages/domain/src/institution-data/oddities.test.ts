import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, toMonth } from '../time/index.ts';
import type { WardBeds } from './bed-days.ts';
import {
  answerOf,
  findOddities,
  type Oddity,
  type OddityAnswer,
  oddityFigures,
  oddityId,
  type UnitMonth,
} from './oddities.ts';

const FROM = toMonth(2019, 1);
const wards: readonly WardBeds[] = [
  { wardType: 'long-term', beds: 40, fromMonth: FROM, toMonth: null },
  { wardType: 'short-term', beds: 10, fromMonth: FROM, toMonth: null },
];
const year = (doses: readonly number[], change: (index: number) => Partial<UnitMonth> = () => ({})) =>
  doses.map(
    (ddd, index): UnitMonth => ({
      unitType: 'long-term',
      month: addMonths(FROM, index),
      lines: ddd === 0 ? 0 : 8,
      ddd,
      bedDays: 1100,
      ...change(index),
    }),
  );
const QUIET = [100, 110, 90, 105, 95, 100, 120, 80, 100, 100, 95, 105];
const at = (index: number, ddd: number) => QUIET.map((usual, place) => (place === index ? ddd : usual));
const found = (months: readonly UnitMonth[]) => findOddities(months, wards).map((each) => oddityId(each));

describe('a year', () => {
  it('of like months has nothing odd', () => {
    expect(found(year(QUIET))).toEqual([]);
  });

  it('with an empty month between others asks about it, and not about a home that seldom buys', () => {
    expect(found(year(at(4, 0)))).toEqual(['no-purchases.long-term.2019-05']);
    expect(found(year([20, 0, 0, 25, 0, 0, 30, 0, 0, 10, 0, 0]))).toEqual([]);
    // Before the first purchase nothing is missing.
    expect(found(year([0, 0, ...QUIET.slice(2)]))).toEqual([]);
  });

  it('asks about five times the usual and about a fifth of it, not about a little less', () => {
    expect(found(year(at(4, 500)))).toEqual(['jump.long-term.2019-05']);
    expect(found(year(at(4, 499)))).toEqual([]);
    expect(found(year(at(4, 20)))).toEqual(['jump.long-term.2019-05']);
    expect(found(year(at(4, 21)))).toEqual([]);
    // One package more is no jump in a small home.
    expect(found(year(QUIET.map((_, index) => (index === 4 ? 29 : 5))))).toEqual([]);
  });

  it('calls a December far above the rest laid-in stock, and does not ask twice', () => {
    expect(found(year(at(11, 301)))).toEqual(['year-end-stock.long-term.2019-12']);
    expect(found(year(at(11, 900)))).toEqual(['year-end-stock.long-term.2019-12']);
    expect(found(year(at(11, 290)))).toEqual([]);
    expect(found(year(at(10, 301)))).toEqual([]);
  });

  it('asks when more went back than was bought', () => {
    expect(found(year(at(4, -12.5)))).toEqual(['more-returned.long-term.2019-05']);
  });

  it('asks about bed days above beds × days, and about purchases without any', () => {
    expect(found(year(QUIET, (index) => (index === 1 ? { bedDays: 40 * 28 + 1 } : {})))).toEqual([
      'above-capacity.long-term.2019-02',
    ]);
    expect(found(year(QUIET, (index) => (index === 1 ? { bedDays: 40 * 28 } : {})))).toEqual([]);
    expect(found(year(QUIET, (index) => (index === 3 ? { bedDays: null } : {})))).toEqual([
      'no-bed-days.long-term.2019-04',
    ]);
    const care = year(QUIET, () => ({ unitType: 'home-care', bedDays: null }));
    expect(found(care)).toEqual([]);
  });

  it('of an institution that is one unit is held against all its beds', () => {
    const mixed = (bedDays: number) =>
      year(QUIET, (index) => ({ unitType: 'mixed', bedDays: index === 0 ? bedDays : 1100 }));
    expect(found(mixed(50 * 31))).toEqual([]);
    expect(found(mixed(50 * 31 + 1))).toEqual(['above-capacity.mixed.2019-01']);
  });

  it('too short to know what is usual is left alone', () => {
    expect(found(year([100, 900, 100, 0, 100, 100]))).toEqual([]);
  });
});

describe('whatever was bought', () => {
  const months = fc
    .array(fc.record({ ddd: fc.integer({ min: -50, max: 3000 }), lines: fc.nat(5) }), {
      minLength: 1,
      maxLength: 30,
    })
    .map((each) =>
      each.map(
        ({ ddd, lines }, index): UnitMonth => ({
          unitType: 'long-term',
          month: addMonths(FROM, index),
          lines,
          ddd: lines === 0 ? 0 : ddd,
          bedDays: null,
        }),
      ),
    );

  it('each month is asked about once at most for its purchases, whatever order the months come in', () => {
    fc.assert(
      fc.property(months, (own) => {
        const ids = found(own);
        expect(new Set(ids).size).toBe(ids.length);
        expect(found([...own].reverse())).toEqual(ids);
        const ofPurchases = findOddities(own, wards).filter(({ kind }) => kind !== 'no-bed-days');
        expect(new Set(ofPurchases.map(({ month }) => month)).size).toBe(ofPurchases.length);
      }),
    );
  });

  it('twice the doses of everything are as odd as before, but for what was small', () => {
    fc.assert(
      fc.property(months, (own) => {
        const large = own.map((each) => ({ ...each, ddd: each.ddd * 1_000 }));
        const larger = large.map((each) => ({ ...each, ddd: each.ddd * 2 }));
        expect(found(larger)).toEqual(found(large));
      }),
      { numRuns: 50 },
    );
  });
});

describe('an answer', () => {
  const oddity: Oddity = { kind: 'jump', unitType: 'long-term', month: FROM, value: 612.04, usual: 100 };
  const answer: OddityAnswer = {
    oddity: oddityId(oddity),
    figures: oddityFigures(oddity),
    answer: 'right',
    reason: 'An outbreak.',
  };

  it('holds while the figure is the same, whatever is usual later', () => {
    expect(answerOf(oddity, [answer])).toBe(answer);
    expect(answerOf({ ...oddity, usual: 140 }, [answer])).toBe(answer);
    expect(answerOf({ ...oddity, value: 580 }, [answer])).toBeNull();
    expect(answerOf({ ...oddity, unitType: 'acute' }, [answer])).toBeNull();
    const later = { ...answer, answer: 'asked' as const };
    expect(answerOf(oddity, [later, answer])).toBe(later);
  });
});
