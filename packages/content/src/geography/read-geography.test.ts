import {
  carryForward,
  countiesAt,
  countyNow,
  countyOf,
  inhabitantsOf,
  municipalitiesAt,
} from '@smalspor/domain/organisation';
import { parseMonth, toMonth } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';

const { geography } = loadContent();
const month = parseMonth;

describe('the shipped geography', () => {
  it.each([
    [2012, 429, 19],
    [2013, 428, 19],
    [2016, 428, 19],
    [2017, 426, 19],
    [2018, 422, 18],
    [2019, 422, 18],
    [2020, 356, 11],
    [2023, 356, 11],
    [2024, 357, 15],
    [2026, 357, 15],
  ])('has the municipalities and counties of %i', (year, municipalities, counties) => {
    for (const at of [toMonth(year, 1), toMonth(year, 12)]) {
      expect(municipalitiesAt(geography, at)).toHaveLength(municipalities);
      expect(countiesAt(geography, at)).toHaveLength(counties);
      const inUse = new Set(municipalitiesAt(geography, at).map((place) => place.county));
      expect([...inUse].sort()).toEqual(countiesAt(geography, at).map((county) => county.code));
    }
  });

  it('adds up to the whole country in every year', () => {
    expect(geography.population.map((row) => row.year)).toEqual(
      Array.from({ length: 15 }, (_, index) => 2012 + index),
    );
    for (const { year, inhabitants } of geography.population) {
      const places = municipalitiesAt(geography, toMonth(year, 1));
      const counts = places.map((place) => inhabitantsOf(geography, place.code, year) ?? Number.NaN);
      const sum = counts.reduce((total, count) => total + count, 0);
      expect(Math.abs(sum - inhabitants), String(year)).toBeLessThan(places.length);
      expect(Math.min(...counts)).toBeGreaterThan(100);
    }
  });

  it('keeps the counts of Statistics Norway where the borders are those of 2020', () => {
    expect(inhabitantsOf(geography, '0301', 2021)).toBe(697_010);
    expect(inhabitantsOf(geography, '1103', 2021)).toBe(144_147);
    // Finnøy and Rennesøy joined Stavanger in 2020 without a new code.
    expect(inhabitantsOf(geography, '1103', 2019)).toBeLessThan(137_000);
  });

  it('follows a municipality through two reforms', () => {
    expect(carryForward(geography, '0602', month('2019-12'), month('2020-01'))).toEqual({
      kind: 'code',
      code: '3005',
    });
    expect(carryForward(geography, '0602', month('2012-01'), month('2024-01'))).toEqual({
      kind: 'code',
      code: '3301',
    });
    expect(countyOf(geography, '0711', month('2019-12'))).toBe('07');
    expect(countyNow(geography, '0711')).toBe('33');
    expect(countyNow(geography, '1567')).toBe('50');
  });

  it.each([
    ['0720', '2016-12', '2017-01', ['0704', '0710']],
    ['1850', '2019-12', '2020-01', ['1806', '1875']],
    ['5012', '2019-12', '2020-01', ['5055', '5056', '5059']],
    ['1507', '2023-12', '2024-01', ['1508', '1580']],
  ])('never collapses the split of %s', (code, before, after, parts) => {
    expect(carryForward(geography, code, month(before), month(after))).toEqual({ kind: 'split', parts });
  });

  it('keeps names in the languages of the place', () => {
    const name = (code: string) => geography.municipalityByCode.get(code);
    expect(name('5612')).toMatchObject({ name: 'Kautokeino', otherNames: { se: 'Guovdageaidnu' } });
    expect(name('5540')?.otherNames).toEqual({ se: 'Gáivuotna', fkv: 'Kaivuono' });
    expect(name('0301')?.otherNames).toEqual({});
  });
});

describe('reading geography', () => {
  it('refuses a split over today’s counties, with the line of the municipality', () => {
    const changes = {
      'geography/boundary-changes.csv': (text: string) =>
        text.replace('2024-01;1507;1580', '2024-01;1507;5501'),
    };
    expect(problemsAfter(changes).join('\n')).toMatch(
      /geography\/municipalities\.csv:\d+: 1507 its successors end in different counties: 15, 55/,
    );
  });

  it('points at a cell that cannot be read', () => {
    const changes = {
      'geography/population.csv': (text: string) => text.replace('2012;4986000', '2012;five million'),
      'geography/municipalities.csv': (text: string) => text.replace('0301;2012-01;', '0301;2012-13;'),
      'geography/inhabitants-2021.csv': (text: string) => text.replace('0101;2012-01', '0101;2012-01;7'),
    };
    const problems = problemsAfter(changes).join('\n');
    expect(problems).toContain('geography/population.csv:4: five million is no whole number');
    expect(problems).toMatch(/municipalities\.csv:\d+: 2012-13 is no month/);
    expect(problems).toMatch(/inhabitants-2021\.csv:\d+: has 5 cells, but the header has 4/);
    expect(problems).toMatch(/municipalities\.csv:\d+: 0101 has no line in geography\/inhabitants-2021\.csv/);
  });
});
