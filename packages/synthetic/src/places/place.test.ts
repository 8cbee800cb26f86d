import { loadContent } from '@smalspor/content/loading';
import { municipalitiesAt } from '@smalspor/domain/organisation';
import { toMonth } from '@smalspor/domain/time';
import { expect, test } from 'vitest';
import { codeIn, codeToday, firstCode, nameToday, placesOf } from './place.ts';

const { geography } = loadContent();
const places = placesOf(geography);

test('in every year the places are exactly the municipalities that are valid', () => {
  for (let year = 2012; year <= 2025; year += 1) {
    const month = toMonth(year, 1);
    const codes = new Set(places.map((place) => codeIn(place, month)));
    const valid = municipalitiesAt(geography, month).map((municipality) => municipality.code);
    expect([...codes].sort()).toEqual([...valid].sort());
  }
});

test('places keep the inhabitants of 2021, near enough for each municipality', () => {
  const total = places.reduce((sum, place) => sum + place.inhabitants2021, 0);
  expect(Math.abs(total / 5_391_369 - 1)).toBeLessThan(0.001);
  const month = toMonth(2021, 1);
  for (const municipality of municipalitiesAt(geography, month)) {
    const known = municipality.inhabitants2021.findLast((row) => row.from <= month)?.inhabitants ?? 0;
    const made = places
      .filter((place) => codeIn(place, month) === municipality.code)
      .reduce((sum, place) => sum + place.inhabitants2021, 0);
    expect(Math.abs(made - known), municipality.code).toBeLessThan(0.08 * known + 100);
  }
});

test('divided municipalities go both ways, and one that stands up again keeps its own people', () => {
  const to = (code: string) => places.filter((place) => firstCode(place) === code).map(codeToday);
  expect(to('1850').sort()).toEqual(['1806', '1875']);
  expect(to('0720').length).toBe(2);
  expect(to('1534')).toEqual(['1580']);
  expect(to('1504')).toEqual(['1508']);
  expect(
    places.filter((place) => codeToday(place) === '1580').every((place) => nameToday(place) === 'Haram'),
  ).toBe(true);
});
