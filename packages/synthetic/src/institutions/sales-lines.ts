import { randomStream } from '../chance/random-stream.ts';
import { MONTH_OF_DAY, worldDay, worldDayText } from '../country/world-time.ts';
import { decimal } from '../files/dispensing-lines.ts';
import { csvLine } from '../files/register-file.ts';
import { firstCode } from '../places/place.ts';
import { PRODUCTS, productIndex } from '../prescribing/products.ts';
import type { Institution } from './institution.ts';
import { type Oddity, salesOddity } from './oddities.ts';
import type { Purchase } from './purchase.ts';

export const SALES_COLUMNS = [
  'line_id',
  'organisation_number',
  'ward_type',
  'pharmacy_id',
  'supply',
  'sold_on',
  'atc',
  'product_number',
  'packages',
  'ddd',
] as const;

/** A product number that is in no table. */
const UNKNOWN_PRODUCT = 900098;
const UNKNOWN = 0.003;
/** Goods on exemption from marketing approval: a code, no number, no doses. */
const WITHOUT_NUMBER = 0.006;
const FIRST_DAY_2019 = worldDay(2019, 1, 1);
const FIRST_DAY_2021 = worldDay(2021, 1, 1);

/** What the pharmacies’ files say of an institution’s year. */
export interface WrittenSales {
  readonly text: string;
  readonly lines: number;
  readonly oddities: readonly Oddity[];
  /** The purchases as they stand in the file, with the months that are missing left out and jumps in them. */
  readonly purchases: readonly Purchase[];
}

export function writeSales(
  seed: number,
  institution: Institution,
  purchases: readonly Purchase[],
  year: number,
): WrittenSales {
  const { slot, organisation, placeNumber, place } = institution;
  const habit = randomStream(seed, 'institution', slot, 'writing');
  const namesWard = wardNaming(habit.uniform(), institution.wards.length);
  const pharmacy = 980_000 + placeNumber * 10 + habit.below(3);
  const hospital = 979_000 + Number(firstCode(place).slice(0, 2));
  const random = randomStream(seed, 'institution', slot, 'writing', year);
  const oddityOf = createMemory((month) => salesOddity(seed, institution, month));
  const editionOf = createMemory((seller) => randomStream(seed, 'pharmacy', seller).uniform());
  const texts: string[] = [];
  const written: Purchase[] = [];
  const odd = new Map<number, Oddity>();
  for (const purchase of purchases) {
    const unnamed = !random.chance(namesWard);
    const draw = random.uniform();
    if (!purchase.kept) continue;
    const month = MONTH_OF_DAY[purchase.day] as number;
    const kind = oddityOf(month);
    if (kind) odd.set(month, { organisation, month, kind });
    if (kind === 'month-at-zero') continue;
    const packages100 = purchase.packages100 * (kind === 'jump-of-five' ? 5 : 1);
    const seller = purchase.supply === 'hospital-pharmacy' ? hospital : pharmacy;
    const { atc, number, ddd } = goods(purchase, editionOf(seller), packages100, draw);
    written.push({ ...purchase, packages100 });
    texts.push(
      csvLine([
        `S${slot}Y${year}L${texts.length + 1}`,
        organisation,
        unnamed ? '' : purchase.ward,
        seller,
        purchase.supply,
        worldDayText(purchase.day),
        atc,
        number,
        decimal(packages100 / 100, 2),
        ddd,
      ]),
    );
  }
  return { text: texts.join(''), lines: texts.length, oddities: [...odd.values()], purchases: written };
}

/** Chance that a line names its ward: some pharmacies always know, some never, some forget now and then. */
function wardNaming(draw: number, wards: number): number {
  if (wards === 1) return draw < 0.5 ? 1 : 0;
  if (draw < 0.6) return 1;
  return draw < 0.85 ? 0 : 0.97;
}

function goods(
  purchase: Purchase,
  edition: number,
  packages100: number,
  draw: number,
): { atc: string; number: number | ''; ddd: string } {
  const product = PRODUCTS[productIndex(purchase.product)];
  const atc = product?.atc ?? '';
  if (draw < WITHOUT_NUMBER) return { atc, number: '', ddd: '' };
  const doses = sellerDoses(edition, purchase);
  const ddd = doses === null ? '' : decimal((doses * packages100) / 100, 2);
  const isUnknown = draw < WITHOUT_NUMBER + UNKNOWN;
  return { atc, number: isUnknown ? UNKNOWN_PRODUCT : purchase.product, ddd: ddd === '0' ? '' : ddd };
}

/** Doses of a package by the edition that the pharmacy goes by: that of the day, the old one for two years more, or none at all. */
function sellerDoses(edition: number, { product, day }: Purchase): number | null {
  const ddd = PRODUCTS[productIndex(product)]?.ddd;
  if (!ddd || edition < 0.08) return null;
  return day < (edition < 0.2 ? FIRST_DAY_2021 : FIRST_DAY_2019) ? ddd.until2018 : ddd.from2019;
}

function createMemory<T>(make: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
