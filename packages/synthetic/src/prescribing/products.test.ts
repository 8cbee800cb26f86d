import { expect, test } from 'vitest';
import { CHOICES, MEDICINE_NAMES, MEDICINES, type Medicine } from './medicines.ts';
import { PRODUCTS, productIndex } from './products.ts';

const product = (number: number) => PRODUCTS[productIndex(number)];

test('DDD per package follow mass, salt and the revision of 2019', () => {
  expect(product(900002)?.ddd).toEqual({ until2018: 13.2, from2019: 13.2 });
  expect(product(900008)?.ddd?.until2018).toBeCloseTo(10);
  expect(product(900008)?.ddd?.from2019).toBeCloseTo(6.667, 2);
  expect(product(900049)?.ddd?.from2019).toBeCloseTo(50);
  expect(product(900051)?.ddd?.from2019).toBeCloseTo(33.33, 1);
  expect(product(900042)?.ddd?.from2019).toBe(5);
  expect(product(900055)?.ddd).toBeNull();
});

test('every medicine has products of one code, and every choice has weights', () => {
  for (const name of MEDICINE_NAMES) {
    const medicine: Medicine = MEDICINES[name];
    const numbers = [...Object.keys(medicine.child), ...Object.keys(medicine.other)].map(Number);
    expect(new Set(numbers.map((number) => product(number)?.atc)).size, name).toBe(1);
  }
  for (const choice of Object.values(CHOICES)) {
    expect(Object.values(choice.child).length).toBeGreaterThan(0);
    expect(Object.values(choice.other).length).toBeGreaterThan(0);
  }
});

test('product numbers are unique and in the synthetic range', () => {
  expect(new Set(PRODUCTS.map((entry) => entry.number)).size).toBe(PRODUCTS.length);
  expect(PRODUCTS.every((entry) => entry.number > 900_000 && entry.number < 900_100)).toBe(true);
});
