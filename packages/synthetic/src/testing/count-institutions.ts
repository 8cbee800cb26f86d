import type { PlaceInstitutions } from '../institutions/make-institutions.ts';
import { PRODUCTS } from '../prescribing/products.ts';

/** A nursing home's year as a reader of the files counts it, with the DDDs of 2019 and later. */
export interface CountedHome {
  readonly organisation: string;
  readonly municipality: string;
  readonly wards: ReadonlySet<string>;
  beds: number;
  /** `null` when some month of some ward is not told. */
  bedDays: number | null;
  doses: number;
  urinary: number;
  oral: number;
  methenamine: number;
}

const IS_COUNTED = /^(J01(?!XX05)|A07AA09|J04AB02|P01AB01)/;
const IS_URINARY = /^J01(CA08|EA01|XE01|EE01)/;
const PRODUCT = new Map(PRODUCTS.map((product) => [String(product.number), product]));

const rows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(';'));

/** The nursing homes that were open through the whole year, by organisation number. */
export function countInstitutions(
  places: readonly PlaceInstitutions[],
  year: number,
  index: number,
): readonly CountedHome[] {
  const homes = new Map<string, CountedHome & { wards: Set<string> }>();
  const [first, last] = [`${year}-01`, `${year}-12`];
  for (const [number = '', type = '', name = '', code = '', beds, from = '', to = ''] of places.flatMap(
    (place) => rows(place.institutions),
  )) {
    if (from > first || (to !== '' && to < last) || /KAD|hjemmetjeneste/.test(name)) continue;
    const home = homes.get(number) ?? emptyHome(number, code);
    homes.set(number, home);
    if (type === 'acute') continue;
    home.wards.add(type);
    home.beds += Number(beds);
  }
  const told = new Map<string, { months: number; days: number }>();
  for (const [number, type, from = '', to = '', days] of places.flatMap((place) =>
    rows(place.bedDays[index] ?? ''),
  )) {
    const sum = told.get(`${number} ${type}`) ?? { months: 0, days: 0 };
    sum.months += Number(to.slice(5)) - Number(from.slice(5)) + 1;
    sum.days += Number(days);
    told.set(`${number} ${type}`, sum);
  }
  for (const home of homes.values()) {
    const days = [...home.wards].map((type) => told.get(`${home.organisation} ${type}`));
    const isTold = days.every((sum) => sum?.months === 12);
    home.bedDays = isTold ? days.reduce((sum, each) => sum + (each?.days ?? 0), 0) : null;
  }
  for (const place of places) addSales(homes, place.sales[index] ?? '');
  return [...homes.values()];
}

function emptyHome(organisation: string, municipality: string): CountedHome & { wards: Set<string> } {
  const sums = { beds: 0, bedDays: null, doses: 0, urinary: 0, oral: 0, methenamine: 0 };
  return { organisation, municipality, wards: new Set(), ...sums };
}

function addSales(homes: ReadonlyMap<string, CountedHome>, text: string): void {
  for (const row of rows(text)) {
    const [, number = '', type, , , , atc = '', product = '', packages = ''] = row;
    const home = homes.get(number);
    const found = PRODUCT.get(product);
    if (!home || type === 'acute' || !found?.ddd) continue;
    const doses = Number(packages.replace(',', '.')) * found.ddd.from2019;
    if (atc === 'J01XX05') home.methenamine += doses;
    if (!IS_COUNTED.test(atc)) continue;
    home.doses += doses;
    if (found.route === 'O') home.oral += doses;
    if (found.route === 'O' && IS_URINARY.test(atc)) home.urinary += doses;
  }
}
