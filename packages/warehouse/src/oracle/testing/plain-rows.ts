import { LIST_AGE_BANDS } from '@smalspor/domain/organisation';
import { type Month, type PlainDate, parseMonth } from '@smalspor/domain/time';
import type { PlainLine, PlainList, PlainRegister } from '../plain-register.ts';
import { PRODUCTS } from './plain-products.ts';

/** A register of the given months; what is not mentioned is empty. */
export function plainRegister(
  from: string,
  to: string,
  rows: Partial<Omit<PlainRegister, 'from' | 'to'>>,
): PlainRegister {
  return {
    from: parseMonth(from),
    to: parseMonth(to),
    lines: [],
    lists: [],
    declaredLists: [],
    ownDeclarations: [],
    memberships: [],
    products: PRODUCTS,
    ...rows,
  };
}

/** Lines in the order they are given; each is one package of penicillin V (6.5 DDD) to patient 1 unless it says otherwise. */
export function plainLines(rows: readonly PartialLine[]): readonly PlainLine[] {
  return rows.map(({ on, prescribed, product = 1, ...facts }, index) => ({
    line: index + 1,
    prescription: index + 1,
    patient: 1,
    female: true,
    birthYear: 1985,
    prescribedOn: (prescribed ?? on) as PlainDate,
    dispensedOn: on as PlainDate,
    atc: PRODUCTS.find((known) => known.product === product)?.atc ?? 'J01CE02',
    product,
    packages100: 100,
    diagnosis: null,
    prescriber: 1,
    onList: true,
    ...facts,
  }));
}

export interface PartialLine
  extends Partial<Omit<PlainLine, 'line' | 'dispensedOn' | 'prescribedOn' | 'atc' | 'product'>> {
  /** Date of dispensing; also of prescribing when nothing else is said. */
  readonly on: string;
  readonly prescribed?: string;
  readonly product?: number;
}

/** The same list in all months of a span. */
export function plainList(
  from: string,
  to: string,
  list: Partial<Omit<PlainList, 'month'>> & Pick<PlainList, 'municipality' | 'patients'>,
): readonly PlainList[] {
  const nobody = LIST_AGE_BANDS.map(() => 0);
  const first = parseMonth(from);
  return Array.from({ length: parseMonth(to) - first + 1 }, (_, index) => ({
    month: (first + index) as Month,
    listId: 'A',
    prescriber: 1,
    women: nobody,
    men: nobody,
    ...list,
  }));
}

/** Patients of one age band, by the key of the band, and none of the others. */
export function onlyIn(key: string, patients: number): readonly number[] {
  return LIST_AGE_BANDS.map((band) => (band.key === key ? patients : 0));
}
