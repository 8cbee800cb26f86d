import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Month, toMonth } from '../time/index.ts';
import { type CentralityClass, centralityClassOf, centralityOf } from './centrality.ts';
import { createGeography } from './create-geography.ts';

const NEW_YEAR = toMonth(2020, 1);
const municipality = (code: string, from: Month, last: Month | null) => {
  return { code, name: code, otherNames: {}, from, last, county: code.slice(0, 2), inhabitants2021: [] };
};
const old = (code: string) => municipality(code, toMonth(2012, 1), (NEW_YEAR - 1) as Month);
const change = (from: string, to: string) => ({ on: NEW_YEAR, from, to });
const GEOGRAPHY = createGeography({
  municipalities: [
    ...['0101', '0102', '0103', '0104'].map(old),
    ...['3001', '3002', '3003'].map((code) => municipality(code, NEW_YEAR, null)),
  ],
  counties: [],
  healthRegions: [],
  changes: [
    change('0101', '3001'),
    change('0102', '3001'),
    change('0102', '3002'),
    change('0103', '3001'),
    change('0103', '3003'),
    change('0104', '3002'),
    change('0104', '3003'),
  ],
  population: [],
});
const centrality = (classes: Readonly<Record<string, CentralityClass>>) => {
  return { edition: 2024, classByCode: new Map(Object.entries(classes)) };
};

it.each([
  // Limits of the edition of 2024: Statistics Norway, KLASS 128.
  [1000, 1],
  [925, 1],
  [924, 2],
  [870, 2],
  [869, 3],
  [775, 3],
  [774, 4],
  [670, 4],
  [669, 5],
  [565, 5],
  [564, 6],
  [0, 6],
])('puts the index %i in class %i', (index, expected) => {
  expect(centralityClassOf(index, 2024)).toBe(expected);
});

it('knows no limits of other editions', () => {
  expect(centralityClassOf(900, 2017)).toBeNull();
});

it('is never more central for a lower index', () => {
  const index = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(index, index, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      return Number(centralityClassOf(low, 2024)) >= Number(centralityClassOf(high, 2024));
    }),
  );
});

it('follows a municipality of earlier borders to the one it went into', () => {
  const known = centrality({ 3001: 2, 3002: 5, 3003: 2 });
  expect(centralityOf(GEOGRAPHY, known, '3001')).toBe(2);
  expect(centralityOf(GEOGRAPHY, known, '0101')).toBe(2);
  expect(centralityOf(GEOGRAPHY, known, '0103'), 'divided within one class').toBe(2);
  expect(centralityOf(GEOGRAPHY, known, '0102'), 'divided between classes').toBeNull();
});

it('takes its own line before its successors, and knows nothing without one', () => {
  expect(centralityOf(GEOGRAPHY, centrality({ '0102': 4, 3001: 2, 3002: 5 }), '0102')).toBe(4);
  expect(centralityOf(GEOGRAPHY, centrality({ 3002: 5 }), '0104'), 'half of it is unknown').toBeNull();
  expect(centralityOf(GEOGRAPHY, centrality({}), '3001')).toBeNull();
  expect(centralityOf(GEOGRAPHY, centrality({}), '9999')).toBeNull();
});
