import { describe, expect, it } from 'vitest';
import type { Ddd, Medicines, Substance } from '../medicines/index.ts';
import { dddOfAmount, type GivenAmount } from './ddd-of-amount.ts';

const name = { nb: 'x', nn: 'x', en: 'x' };
const ddd = (route: Ddd['route'], amount: number, more: Partial<Ddd> = {}): Ddd => ({
  ...{ route, amount, salt: null, tablets: false, unit: 'g', from: null, until: null },
  ...more,
});
const substances: Substance[] = [
  { atc: 'J01CA08', name, ddds: [ddd('O', 0.6)], combinations: [] },
  // The DDD rose with the edition of 2019.
  {
    atc: 'J01CA04',
    name,
    ddds: [ddd('O', 1, { until: 2018 }), ddd('O', 1.5, { from: 2019 })],
    combinations: [],
  },
  { atc: 'J01XX05', name, ddds: [ddd('O', 2, { salt: 'hippurate' })], combinations: [] },
  { atc: 'J01CE01', name, ddds: [ddd('P', 6, { unit: 'MU' })], combinations: [] },
  {
    ...{ atc: 'J01EE01', name, ddds: [] },
    combinations: [{ route: 'O', strengthMg: 400, unitsPerDdd: 4, from: null, until: null }],
  },
];
const medicines: Medicines = {
  byAtc: new Map(substances.map((one) => [one.atc, one])),
  latestIndexYear: 2026,
};

const given = (more: Partial<GivenAmount>): GivenAmount => ({
  ...{ atc: 'J01CA08', route: 'O', amount: 1_200, unit: 'mg', product: null },
  ...more,
});
const of = (more: Partial<GivenAmount>, year = 2026) => dddOfAmount(medicines, given(more), year);
const product = (strengthMg: number | null, salt: string | null = null) => ({
  route: 'O',
  salt,
  form: null,
  strengthMg,
});

describe('an amount that was given', () => {
  it.each([
    ['mg', 1_200],
    ['g', 1.2],
    ['ug', 1_200_000],
  ])('in %s is divided by the DDD', (unit, amount) => {
    expect(of({ unit, amount }).ddd).toBeCloseTo(2, 9);
  });

  it('keeps one edition of the DDDs, whatever the year', () => {
    const grams = { atc: 'J01CA04', amount: 3, unit: 'g' };
    expect([of(grams, 2018), of(grams, 2019)]).toEqual([{ ddd: 3 }, { ddd: 2 }]);
  });

  it('in tablets or millilitres needs the product’s strength', () => {
    expect(of({ amount: 3, unit: '{tbl}', product: product(400) }).ddd).toBeCloseTo(2, 9);
    expect(of({ amount: 3, unit: '{tbl}' })).toEqual({ reason: 'strength-missing' });
    expect(of({ amount: 3, unit: '1', product: product(null) })).toEqual({ reason: 'strength-missing' });
  });

  it('of a fixed combination is counted in tablets of the product’s strength', () => {
    const combination = { atc: 'J01EE01', amount: 1_600, unit: 'mg' };
    expect(of({ ...combination, product: product(400) })).toEqual({ ddd: 1 });
    expect(of({ ...combination, product: product(80) })).toEqual({
      reason: 'strength-unknown-for-combination',
    });
    expect(of(combination)).toEqual({ reason: 'strength-missing' });
  });

  it('takes route and salt from the product where the dose does not tell', () => {
    expect(of({ route: null })).toEqual({ reason: 'route-missing' });
    expect(of({ route: null, product: product(400) }).ddd).toBeCloseTo(2, 9);
    const methenamine = { atc: 'J01XX05', amount: 2, unit: 'g' };
    expect(of(methenamine)).toEqual({ reason: 'salt-missing' });
    expect(of({ ...methenamine, product: product(1_000, 'hippurate') })).toEqual({ ddd: 1 });
  });

  it('is never 0 for what is not known', () => {
    expect(of({ amount: null })).toEqual({ reason: 'amount-missing' });
    expect(of({ unit: null })).toEqual({ reason: 'unit-unknown' });
    expect(of({ unit: 'drop' })).toEqual({ reason: 'unit-unknown' });
    expect(of({ atc: 'J01ZZ99' })).toEqual({ reason: 'unknown-substance' });
    expect(of({ atc: 'J01CE01', route: 'P' })).toEqual({ reason: 'measured-in-units' });
    expect(of({ amount: 0 })).toEqual({ ddd: 0 });
    expect(of({ amount: 0, atc: 'J01ZZ99' })).toEqual({ reason: 'unknown-substance' });
  });
});
