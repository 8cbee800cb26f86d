import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dddPerPackage, NO_DDD_REASONS, type PackageFacts } from './ddd-per-package.ts';
import type { CombinationDdd, Ddd, Medicines } from './medicines.ts';

const always = { from: null, until: null };
const grams = (amount: number, more: Partial<Ddd> = {}): Ddd => ({
  route: 'O',
  salt: null,
  tablets: false,
  amount,
  unit: 'g',
  ...always,
  ...more,
});

function medicines(table: Record<string, { ddds?: Ddd[]; combinations?: CombinationDdd[] }>): Medicines {
  const name = { nb: 'x', nn: 'x', en: 'x' };
  const rows = Object.entries(table).map(([atc, row]) => ({
    atc,
    name,
    ddds: row.ddds ?? [],
    combinations: row.combinations ?? [],
  }));
  return { byAtc: new Map(rows.map((row) => [row.atc, row])), latestIndexYear: 2026 };
}

const TABLE = medicines({
  J01CA04: {
    ddds: [grams(1, { until: 2018 }), grams(1.5, { from: 2019 }), grams(3, { route: 'P', from: 2019 })],
  },
  J01CR02: { ddds: [grams(1.5, { from: 2019 })] },
  J01XX05: { ddds: [grams(2, { salt: 'hippurate' }), grams(3, { salt: 'mandelate' })] },
  J01FA01: { ddds: [grams(1), grams(2, { salt: 'ethylsuccinate', tablets: true })] },
  J01EE01: {
    combinations: [
      { route: 'O', strengthMg: 400, unitsPerDdd: 4, ...always },
      { route: 'O', strengthMg: 40, unitsPerDdd: 40, ...always },
    ],
  },
  J01XB01: { ddds: [grams(9, { route: 'P', unit: 'MU' })] },
  J01XD01: { ddds: [grams(1.5, { route: 'P' })] },
});

const amoxicillin: PackageFacts = {
  atc: 'J01CA04',
  route: 'O',
  salt: null,
  strengthMg: 500,
  unitsPerPackage: 15,
};
const of = (change: Partial<PackageFacts>, indexYear = 2026) =>
  dddPerPackage(TABLE, { ...amoxicillin, ...change }, indexYear);

describe('dddPerPackage', () => {
  it('divides mass by the DDD of the index year: amoxicillin fell by a third on paper in 2019', () => {
    expect(of({}, 2018)).toEqual({ ddd: 7.5 });
    expect(of({}, 2019)).toEqual({ ddd: 5 });
    expect(of({}, 2026)).toEqual({ ddd: 5 });
    expect(of({ route: 'i.v.' })).toEqual({ ddd: 2.5 });
  });

  it('counts only the substance that the DDD of a combination refers to', () => {
    // Co-amoxiclav 500/125: the strength handed in is amoxicillin's.
    expect(of({ atc: 'J01CR02', strengthMg: 500, unitsPerPackage: 21 })).toEqual({ ddd: 7 });
  });

  it('counts units where the DDD is in units', () => {
    expect(of({ atc: 'J01EE01', strengthMg: 400, unitsPerPackage: 20 })).toEqual({ ddd: 5 });
    expect(of({ atc: 'J01EE01', strengthMg: 40, unitsPerPackage: 100 })).toEqual({ ddd: 2.5 });
    expect(of({ atc: 'J01EE01', strengthMg: 123 })).toEqual({ reason: 'strength-unknown-for-combination' });
    expect(of({ atc: 'J01EE01', strengthMg: null })).toEqual({ reason: 'strength-missing' });
  });

  it('keeps salts apart: hippurate 2 g, mandelate 3 g, and no guess between them', () => {
    const methenamine = { atc: 'J01XX05', strengthMg: 1000, unitsPerPackage: 60 };
    expect(of({ ...methenamine, salt: 'Hippurate' })).toEqual({ ddd: 30 });
    expect(of({ ...methenamine, salt: 'mandelate' })).toEqual({ ddd: 20 });
    expect(of({ ...methenamine, salt: null })).toEqual({ reason: 'salt-missing' });
    expect(of({ ...methenamine, salt: 'sulfosalicylate' })).toEqual({ reason: 'salt-missing' });
  });

  it('asks for the form where tablets have their own DDD', () => {
    const ethylsuccinate = { atc: 'J01FA01', salt: 'ethylsuccinate', strengthMg: 500, unitsPerPackage: 20 };
    expect(of({ ...ethylsuccinate, form: 'tabletter' })).toEqual({ ddd: 5 });
    expect(of({ ...ethylsuccinate, form: 'granulat til mikstur' })).toEqual({ ddd: 10 });
    expect(of({ ...ethylsuccinate })).toEqual({ reason: 'form-missing' });
    expect(of({ ...ethylsuccinate, salt: 'stearate', form: 'tabletter' })).toEqual({ ddd: 10 });
  });

  it('says why there is no DDD', () => {
    expect(of({ atc: 'J01ZZ99' })).toEqual({ reason: 'unknown-substance' });
    expect(of({}, 2027)).toEqual({ reason: 'unknown-index-year' });
    expect(of({}, 2011)).toEqual({ reason: 'unknown-index-year' });
    expect(of({ route: null })).toEqual({ reason: 'route-missing' });
    // Oral metronidazole is P01AB01; J01XD01 has a parenteral DDD only.
    expect(of({ atc: 'J01XD01' })).toEqual({ reason: 'no-ddd-for-route' });
    expect(of({ strengthMg: null })).toEqual({ reason: 'strength-missing' });
    expect(of({ strengthMg: 0 })).toEqual({ reason: 'strength-missing' });
    expect(of({ unitsPerPackage: null })).toEqual({ reason: 'units-missing' });
    expect(of({ atc: 'J01XB01', route: 'P' })).toEqual({ reason: 'measured-in-units' });
  });

  it('never answers 0, below 0 or not a number', () => {
    const hundredths = fc.integer({ min: -100, max: 1e6 }).map((value) => value / 100);
    const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values);
    fc.assert(
      fc.property(
        fc.constantFrom('J01CA04', 'J01EE01', 'J01XX05', 'J01FA01', 'X99XX99'),
        maybe(fc.constantFrom('O', 'P', '', 'Q')),
        maybe(fc.constantFrom('hippurate', 'ethylsuccinate', '')),
        maybe(fc.constantFrom('tablett', '')),
        maybe(fc.oneof(hundredths, fc.constantFrom(Number.NaN, 400))),
        maybe(hundredths),
        fc.integer({ min: 2005, max: 2030 }),
        (atc, route, salt, form, strengthMg, unitsPerPackage, year) => {
          const result = dddPerPackage(TABLE, { atc, route, salt, form, strengthMg, unitsPerPackage }, year);
          if (result.reason !== undefined) expect(NO_DDD_REASONS).toContain(result.reason);
          else expect(result.ddd).toBeGreaterThan(0);
        },
      ),
    );
  });
});
