import type { PlainProduct } from '../plain-register.ts';

/**
 * A product of every kind that matters: a plain mass, a fixed combination counted in units, salts, doses that end on half
 * a hundredth, and packages without a known DDD for several reasons.
 */
export const PRODUCTS: readonly PlainProduct[] = [
  product(1, 'J01CE02', { strengthMg: 650, unitsPerPackage: 20 }),
  product(2, 'J01CE02', { strengthMg: 660, unitsPerPackage: 31 }),
  product(3, 'J01CA04', { strengthMg: 500, unitsPerPackage: 20 }),
  product(4, 'J01AA02', { strengthMg: 100, unitsPerPackage: 10 }),
  product(5, 'J01FA01', { strengthMg: 250, unitsPerPackage: 40 }),
  product(6, 'J01MA02', { strengthMg: 500, unitsPerPackage: 10 }),
  product(7, 'J01CA08', { strengthMg: 200, unitsPerPackage: 15 }),
  product(8, 'J01EE01', { strengthMg: 400, unitsPerPackage: 20 }),
  // Half a DDD in a hundred packages: 0.5 hundredths for each.
  product(9, 'J01CR02', { strengthMg: 7.5, unitsPerPackage: 1 }),
  product(10, 'J01XX05', { strengthMg: 1000, unitsPerPackage: 100, salt: 'hippurate' }),
  // No DDD: strength, route or combination unknown.
  product(11, 'J01DB01', { strengthMg: null, unitsPerPackage: 20 }),
  product(12, 'J01EA01', { strengthMg: 160, unitsPerPackage: 20, route: '' }),
  product(13, 'J01EE01', { strengthMg: 123, unitsPerPackage: 20 }),
  // Well formed but in no list, and no antibiotic at all.
  product(14, 'J01CE99', { strengthMg: 500, unitsPerPackage: 20 }),
  product(15, 'N02BE01', { strengthMg: 500, unitsPerPackage: 20 }),
];

/** A product number that the register of products does not have. */
export const UNKNOWN_PRODUCT = 99;

function product(number: number, atc: string, facts: Partial<PlainProduct>): PlainProduct {
  return {
    product: number,
    atc,
    strengthMg: null,
    unitsPerPackage: null,
    route: 'O',
    salt: null,
    form: 'tablett',
    ...facts,
  };
}
