import { loadContent } from '@smalspor/content/loading';
import { expect, test } from 'vitest';
import { parcelsOf } from './parcel.ts';
import { codeToday, firstCode } from './place.ts';

const { geography } = loadContent();
const country = parcelsOf(geography, { scale: 1 });

test('parcels hold the whole country once, each in one county of today', () => {
  const in2021 = country.flatMap((parcel) =>
    parcel.settlements.map((settlement) => settlement.inhabitants[10] ?? 0),
  );
  expect(in2021.reduce((sum, value) => sum + value, 0) / 5_391_369).toBeCloseTo(1, 2);
  for (const parcel of country) {
    expect(new Set(parcel.settlements.map(({ place }) => codeToday(place).slice(0, 2))).size).toBe(1);
    const people = parcel.settlements.reduce((sum, settlement) => sum + (settlement.inhabitants[10] ?? 0), 0);
    expect(people).toBeLessThan(75_000);
  }
  expect(new Set(country.map((parcel) => parcel.number)).size).toBe(country.length);
});

test('a county alone is made of the same parcels as in the whole country', () => {
  const oslo = parcelsOf(geography, { scale: 1, counties: ['03'] });
  const numbers = new Set(oslo.map((parcel) => parcel.number));
  expect(oslo).toEqual(country.filter((parcel) => numbers.has(parcel.number)));
  expect(oslo.every((parcel) => parcel.settlements.every(({ place }) => firstCode(place) === '0301'))).toBe(
    true,
  );
});

test('codes that are not of today are refused', () => {
  expect(() => parcelsOf(geography, { scale: 1, counties: ['30'] })).toThrow(/30/);
  expect(() => parcelsOf(geography, { scale: 1, municipalities: ['0104'] })).toThrow(/0104/);
});
