import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CENTRALITY_CLASSES, type CentralityClass } from '../organisation/index.ts';
import { dividePlaces, isAlike, LEAST_ALIKE, type PlaceTraits } from './places-alike.ts';

const inClass = (centrality: CentralityClass, count: number): PlaceTraits[] =>
  Array.from({ length: count }, (_, index) => ({ centrality, inhabitants: 1000 * (index + 1) }));

it('divides a class by inhabitants into groups of about the same number', () => {
  expect(dividePlaces(inClass(3, 24))).toEqual([
    { mostCentral: 3, leastCentral: 3, from: null, to: 12_999 },
    { mostCentral: 3, leastCentral: 3, from: 13_000, to: null },
  ]);
});

it('joins a class of few with its neighbour, and the last with the one before', () => {
  const classes = (places: readonly PlaceTraits[]) =>
    dividePlaces(places).map(({ mostCentral, leastCentral }) => `${mostCentral}-${leastCentral}`);
  expect(classes([...inClass(1, 5), ...inClass(2, 12), ...inClass(3, 10)])).toEqual(['1-2', '3-3']);
  expect(classes([...inClass(2, 15), ...inClass(6, 4)])).toEqual(['2-6']);
  expect(classes(inClass(4, 3))).toEqual(['4-4']);
  expect(classes([])).toEqual([]);
});

const places = fc.array(
  fc.record({
    centrality: fc.constantFrom(...CENTRALITY_CLASSES),
    // Few numbers, so that many are equal.
    inhabitants: fc.integer({ min: 200, max: 260 }),
  }),
  { maxLength: 120 },
);

it('gives every municipality exactly one group of at least ten, whatever the country', () => {
  fc.assert(
    fc.property(places, (all) => {
      const groups = dividePlaces(all);
      for (const place of all) expect(groups.filter((group) => isAlike(group, place))).toHaveLength(1);
      const sizes = groups.map((group) => all.filter((place) => isAlike(group, place)).length);
      if (all.length >= LEAST_ALIKE) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(LEAST_ALIKE);
      else expect(groups.length).toBeLessThanOrEqual(1);
    }),
  );
});

it('also places a municipality of other borders that has the class and size of nobody', () => {
  const groups = dividePlaces([...inClass(2, 30), ...inClass(4, 30)]);
  expect(groups.filter((group) => isAlike(group, { centrality: 2, inhabitants: 9_999_999 }))).toHaveLength(1);
  expect(groups.filter((group) => isAlike(group, { centrality: 3, inhabitants: 5000 }))).toEqual([]);
});
