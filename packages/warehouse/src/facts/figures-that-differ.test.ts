import { type Month, toMonth } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { figuresThatDiffer } from './figures-that-differ.ts';

const FIRST = toMonth(2020, 1);
const months = Array.from({ length: 12 }, (_, index) => ({
  month: (FIRST + index) as Month,
  numerator: 10 + index,
  denominator: 1000,
}));
const year = { kind: 'year', end: toMonth(2020, 12) } as const;
const march = { kind: 'month', end: toMonth(2020, 3) } as const;
const told = [
  { period: year, numerator: 186, denominator: 12_000 },
  { period: march, numerator: 12, denominator: 1000 },
];

it('is none where every told sum is that of its months', () => {
  expect(figuresThatDiffer(told, months)).toEqual([]);
});

it('is each period in which a single line more or less was counted, above or below', () => {
  const oneMore = months.map((each) =>
    each.month === march.end ? { ...each, numerator: each.numerator + 1 } : each,
  );
  expect(figuresThatDiffer(told, oneMore)).toEqual([year, march]);
  expect(figuresThatDiffer([{ period: march, numerator: 12, denominator: 999 }], months)).toEqual([march]);
});

it('is a period of which not every month was counted, or whose population nobody knows', () => {
  expect(figuresThatDiffer(told, months.slice(1))).toEqual([year]);
  const unknown = months.map((each) => ({ ...each, denominator: null }));
  expect(figuresThatDiffer(told, unknown)).toEqual([year, march]);
});
