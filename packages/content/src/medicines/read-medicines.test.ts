import { dddPerPackage, type PackageFacts } from '@smalspor/domain/medicines';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';

const { medicines } = loadContent();
const ddd = (atc: string, strengthMg: number, more: Partial<PackageFacts> = {}, year = 2026) =>
  dddPerPackage(medicines, { atc, route: 'O', salt: null, strengthMg, unitsPerPackage: 1, ...more }, year);

describe('the shipped DDDs', () => {
  // Grams that make one DDD, as the ATC/DDD index prints them.
  it.each([
    ['J01CE02', 'O', 2, 2],
    ['J01CA04', 'O', 1, 1.5],
    ['J01CA04', 'P', 1, 3],
    ['J01CA01', 'P', 2, 6],
    ['J01CR02', 'O', 1, 1.5],
    ['J01CR02', 'P', 3, 3],
    ['J01CR05', 'P', 14, 14],
    ['J01MA02', 'O', 1, 1],
    ['J01MA02', 'P', 0.5, 0.8],
    ['J01DH02', 'P', 2, 3],
    ['J01DE01', 'P', 2, 4],
    ['J01CA17', 'P', 2, 4],
    ['J01DC02', 'O', 0.5, 0.5],
    ['J01DC02', 'P', 3, 3],
    ['J01FA09', 'O', 0.5, 0.5],
    ['J01FA10', 'O', 0.3, 0.3],
    ['J01FF01', 'P', 1.8, 1.8],
    ['J01XX01', 'O', 3, 3],
    ['J01XE01', 'O', 0.2, 0.2],
    ['J01CA08', 'O', 0.6, 0.6],
    ['P01AB01', 'O', 2, 2],
    ['J01XD01', 'P', 1.5, 1.5],
    ['A07AA09', 'O', 2, 2],
    ['J04AB02', 'O', 0.6, 0.6],
  ])('%s %s: %f g in 2018, %f g from 2019', (atc, route, before, from) => {
    expect(ddd(atc, before * 1000, { route }, 2018).ddd).toBeCloseTo(1, 10);
    expect(ddd(atc, from * 1000, { route }, 2019).ddd).toBeCloseTo(1, 10);
    expect(ddd(atc, from * 1000, { route }, 2026).ddd).toBeCloseTo(1, 10);
  });

  it('tells methenamine hippurate (2 g) from mandelate (3 g)', () => {
    expect(ddd('J01XX05', 1000, { salt: 'hippurate' })).toEqual({ ddd: 0.5 });
    expect(ddd('J01XX05', 3000, { salt: 'mandelate' })).toEqual({ ddd: 1 });
    expect(ddd('J01XX05', 1000)).toEqual({ reason: 'salt-missing' });
  });

  it('counts trimethoprim-sulfa in units: 4 tablets, 40 ml mixture, 20 ml concentrate', () => {
    expect(ddd('J01EE01', 400, { unitsPerPackage: 4 })).toEqual({ ddd: 1 });
    expect(ddd('J01EE01', 800, { unitsPerPackage: 2 })).toEqual({ ddd: 1 });
    expect(ddd('J01EE01', 40, { unitsPerPackage: 40 })).toEqual({ ddd: 1 });
    expect(ddd('J01EE01', 80, { unitsPerPackage: 20, route: 'P' })).toEqual({ ddd: 1 });
  });

  it('has no oral DDD for J01XD01 and none in grams for colistin', () => {
    expect(ddd('J01XD01', 500)).toEqual({ reason: 'no-ddd-for-route' });
    expect(ddd('J01XB01', 80, { route: 'P' })).toEqual({ reason: 'measured-in-units' });
  });

  it('has a name in every language for all that general practice uses', () => {
    for (const atc of [
      'J01AA02',
      'J01CA08',
      'J01CE02',
      'J01CF01',
      'J01DB01',
      'J01EA01',
      'J01FA10',
      'J01XX05',
    ]) {
      expect(medicines.byAtc.get(atc)?.name, atc).toBeDefined();
    }
  });
});

describe('reading medicines', () => {
  const problems = (text: string) => problemsAfter({ 'medicines/own.yaml': text });
  const name = 'name: { nb: x, nn: x, en: x }';

  it('refuses a wrong code, a substance in two files and a DDD without amount', () => {
    expect(
      problems(`J01CE2: { ${name} }\nJ01CE02: { ${name} }\nJ01QQ01: { ${name}, ddds: [{ route: O }] }\n`),
    ).toEqual([
      'medicines/own.yaml:1: J01CE2 is no ATC code of seven characters',
      'medicines/own.yaml:2: J01CE02 stands in two files',
      'medicines/own.yaml:3: J01QQ01 needs either grams or millionUnits',
    ]);
  });

  it('refuses two DDDs that hold in the same year', () => {
    const lines = ['{ route: O, grams: 1, until: 2019 }', '{ route: O, grams: 2, from: 2019 }'];
    expect(problems(`J01QQ01:\n  ${name}\n  ddds:\n    - ${lines.join('\n    - ')}\n`)).toEqual([
      'medicines/own.yaml:5: J01QQ01 has two DDDs for the same route, salt and year',
    ]);
  });
});
