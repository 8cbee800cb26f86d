import type { Cell } from '@smalspor/domain/indicators';
import { addMonths, type Month, parseMonth } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import { spreadFromOf, sumOfMonths, sumOfOwnMonths } from './sum-of-months.ts';

const END = parseMonth('2020-12');

function monthly(numerator: number, difference: Partial<Cell> = {}): Cell {
  return {
    indicator: 'penicillin-v-share',
    level: 'gp',
    unit: 1,
    period: { kind: 'month', end: END },
    numerator,
    denominator: 10,
    sumOfSquares: 7,
    sumForSquares: 5,
    expected: 0.5,
    prescribers: 1,
    patients: 3,
    noValue: null,
    ...difference,
  };
}

/** July to December, in the order in which they are asked for: the last one first. */
function months(...cells: readonly (Cell | null)[]): (month: Month) => Cell | null {
  return (month) => cells[END - month] ?? null;
}

const SIX = [1, 2, 3, 4, 5, 6].map((numerator) => monthly(numerator));

describe('six months', () => {
  it('are the sum of their months, without what cannot be added up', () => {
    const sum = {
      period: { kind: 'half', end: END },
      numerator: 21,
      denominator: 60,
      expected: 3,
      sumOfSquares: 7,
      patients: null,
    };
    expect(sumOfMonths(END, 'patients-of-year', months(...SIX))).toMatchObject(sum);
    expect(sumOfOwnMonths(END, 'patients-of-year', months(...SIX))).toMatchObject(sum);
  });

  it('add up what doses are spread over, which is the lines of each month', () => {
    const sum = { numerator: 21, sumOfSquares: 42, sumForSquares: 30 };
    expect(sumOfMonths(END, 'lines', months(...SIX))).toMatchObject(sum);
    expect(sumOfOwnMonths(END, 'lines', months(...SIX))).toMatchObject(sum);
    expect(spreadFromOf({ numerator: 'doses', sum: 'doses' })).toBe('lines');
    expect(spreadFromOf({ numerator: 'lines', sum: 'p0_sum' })).toBe('patients-of-year');
    expect(spreadFromOf({ numerator: 'share', sum: null })).toBe('patients-of-year');
  });

  it('take what patients are spread over from the year that holds most of them', () => {
    // From September 2020 on: each month carries the squares of its own year.
    const end = parseMonth('2021-02');
    const ofYear = (month: Month) =>
      monthly(1, {
        period: { kind: 'month', end: month },
        sumOfSquares: month < addMonths(end, -1) ? 20 : 21,
      });
    expect(sumOfOwnMonths(end, 'patients-of-year', ofYear)?.sumOfSquares).toBe(20);
    expect(sumOfOwnMonths(addMonths(end, 1), 'patients-of-year', ofYear)?.sumOfSquares).toBe(21);
  });

  it('of others are not told when a month is hidden', () => {
    expect(
      sumOfMonths(END, 'patients-of-year', months(...SIX.map((cell, at) => (at === 2 ? null : cell)))),
    ).toBeNull();
  });

  it('of a prescriber go on where there was nothing to count', () => {
    const gaps = [null, monthly(2), null, monthly(3), null, null];
    expect(sumOfOwnMonths(END, 'patients-of-year', months(...gaps))).toMatchObject({
      numerator: 5,
      denominator: 20,
      expected: 1,
    });
    expect(sumOfOwnMonths(END, 'patients-of-year', months(null))).toBeNull();
  });

  it('have no expectation where a month has none', () => {
    const [first, ...others] = SIX;
    expect(
      sumOfMonths(END, 'patients-of-year', months(...others, { ...first, expected: null } as Cell)),
    ).toMatchObject({
      expected: null,
    });
  });
});
