import { loadContent } from '@smalspor/content/loading';
import { isOrganisationNumber, WARD_TYPES } from '@smalspor/domain/institutions';
import { isMunicipalityValid } from '@smalspor/domain/organisation';
import { parseMonth } from '@smalspor/domain/time';
import { expect, test } from 'vitest';
import { PRODUCTS } from '../prescribing/products.ts';
import { type InstitutionChoice, makeInstitutions } from './make-institutions.ts';

const { geography } = loadContent();
/** Østfold and Buskerud with their neighbours of 2020, and Oslo: reforms, the first county of the programme, a large town. */
const CHOICE = { seed: 1, years: { from: 2015, to: 2020 }, counties: ['31', '33', '03'], scale: 1 } as const;
const make = (choice: Partial<InstitutionChoice> = {}) => [
  ...makeInstitutions(geography, { ...CHOICE, ...choice }),
];
const rows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(';'));

const made = make();
const register = rows(made.map(({ institutions }) => institutions).join(''));
const sales = made.flatMap((place) => place.sales).flatMap(rows);
const bedDays = made.flatMap((place) => place.bedDays).flatMap(rows);

test('the register has checked numbers, codes of the time, and no two lines at once', () => {
  const ends = new Map<string, string>();
  for (const [number = '', type = '', name, code = '', beds, from = '', to = '', next = ''] of register) {
    expect(isOrganisationNumber(Number(number)) && number.startsWith('31')).toBe(true);
    expect(WARD_TYPES).toContain(type);
    expect(name).toMatch(/\w/);
    expect(isMunicipalityValid(geography, code, parseMonth(from))).toBe(true);
    expect(beds === '' || Number(beds) > 0).toBe(true);
    expect(to === '' || to >= from).toBe(true);
    // A line goes on until its end or beyond the file.
    expect((ends.get(`${number} ${type}`) ?? '') < from).toBe(true);
    ends.set(`${number} ${type}`, to === '' ? '9999-12' : to);
    if (next !== '') expect(register.some(([other]) => other === next && other !== number)).toBe(true);
  }
  expect(register.some(([, , , , , , to, next]) => to !== '' && next !== '')).toBe(true);
});

test('codes follow the reform of 2020', () => {
  const codesFrom = (month: string) =>
    new Set(register.filter((row) => row[5] === month).map((row) => row[3]?.slice(0, 2)));
  expect(codesFrom('2020-01')).toEqual(new Set(['30']));
  expect(
    new Set(register.filter((row) => (row[5] ?? '') < '2020-01').map((row) => row[3]?.slice(0, 2))),
  ).toEqual(new Set(['01', '03', '06', '07']));
});

test('lines of sales and bed days belong to institutions of the register, and hold what a reader must expect', () => {
  const known = new Set(register.map(([number]) => number));
  const products = new Map(PRODUCTS.map(({ number, atc }) => [String(number), atc]));
  const ids = new Set(sales.map(([id]) => id));
  expect(ids.size).toBe(sales.length);
  for (const [, number, type, pharmacy, supply, day, atc = '', product = '', packages, ddd] of sales) {
    const isFine =
      known.has(number) &&
      (type === '' || WARD_TYPES.some((each) => each === type)) &&
      Number(pharmacy) > 0 &&
      /^(stock|multidose|hospital-pharmacy)$/.test(supply ?? '') &&
      /^20(1[5-9]|20)-\d\d-\d\d$/.test(day ?? '') &&
      (product === '' || product === '900098' || products.get(product) === atc) &&
      /^-?\d+(,\d{1,2})?$/.test(packages ?? '') &&
      packages !== '0' &&
      (ddd === '' || (ddd !== '0' && ddd?.startsWith('-') === packages?.startsWith('-')));
    if (!isFine)
      throw new Error(`Not a good line: ${[number, type, day, atc, product, packages, ddd].join(';')}`);
  }
  const share = (is: (row: readonly string[]) => boolean) => sales.filter(is).length / sales.length;
  expect(share((row) => row[8]?.startsWith('-') === true)).toBeGreaterThan(0.005);
  expect(share((row) => row[4] === 'multidose')).toBeGreaterThan(0.02);
  expect(share((row) => row[4] === 'hospital-pharmacy')).toBeGreaterThan(0.01);
  expect(share((row) => row[9] === '')).toBeGreaterThan(0.02);
  expect(share((row) => row[7] === '' || row[7] === '900098')).toBeGreaterThan(0.003);
  expect(share((row) => row[2] === '')).toBeGreaterThan(0.1);
  const withoutStrength = new Set(
    PRODUCTS.filter(({ ddd }) => ddd === null).map(({ number }) => String(number)),
  );
  expect(share((row) => withoutStrength.has(row[7] ?? ''))).toBeGreaterThan(0.001);
  expect(bedDays.every(([number]) => known.has(number))).toBe(true);
  expect(new Set(bedDays.map((row) => row[5]))).toEqual(new Set(['counted', 'estimated']));
});

test('a year is the same whatever other years, a municipality whatever others are made, and another seed differs', () => {
  const [alone] = make({ years: { from: 2019, to: 2019 }, counties: undefined, municipalities: ['3103'] });
  const among = made.find(({ institutions }) => institutions.slice(0, 9) === alone?.institutions.slice(0, 9));
  expect(alone?.sales[0]).toBe(among?.sales[4]);
  expect(alone?.bedDays[0]).toBe(among?.bedDays[4]);
  const [other] = make({ seed: 2, years: { from: 2019, to: 2019 }, municipalities: ['3103'] });
  expect(other?.sales[0]).not.toBe(alone?.sales[0]);
});

test('oddities are rare and told of', () => {
  const oddities = made.flatMap(({ truth }) => truth.oddities);
  expect(new Set(oddities.map(({ kind }) => kind)).size).toBe(3);
  const months = made.reduce((sum, { truth }) => sum + truth.institutions * 72, 0);
  expect(oddities.length / months).toBeLessThan(0.01);
});
