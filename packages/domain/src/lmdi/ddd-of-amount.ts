import { dddPerPackage, type Medicines, type NoDddReason } from '../medicines/index.ts';

/** What a product register tells of the medicine; everything `null` where the product was not told. */
export interface GivenProduct {
  readonly route: string | null;
  readonly salt: string | null;
  readonly form: string | null;
  /** Milligrams per tablet or millilitre of the substance that the DDD refers to. */
  readonly strengthMg: number | null;
}

export interface GivenAmount {
  readonly atc: string;
  /** As told with the dose; the product's own where it was not. */
  readonly route: string | null;
  readonly amount: number | null;
  readonly unit: string | null;
  readonly product: GivenProduct | null;
}

export type NoDddOfAmountReason = NoDddReason | 'amount-missing' | 'unit-unknown';
export type DddOfAmount =
  | { readonly ddd: number; readonly reason?: never }
  | { readonly ddd?: never; readonly reason: NoDddOfAmountReason };

/** Milligrams in one of a unit of mass, by its UCUM code or as it is written in Norwegian. */
const MILLIGRAMS: Readonly<Record<string, number>> = {
  ...{ kg: 1e6, g: 1_000, gram: 1_000, mg: 1, milligram: 1 },
  ...{ ug: 0.001, mcg: 0.001, µg: 0.001, mikrogram: 0.001 },
};
/** Units that a product's strength is told of: one tablet, capsule or millilitre. */
const COUNTED = new Set([
  '1',
  '{tbl}',
  '{tablett}',
  '{kapsel}',
  '{stk}',
  'tablett',
  'tbl',
  'kapsel',
  'stk',
  'ml',
  'mL',
]);

/**
 * DDDs in an amount that was given, by the DDDs of one index year: a mass divided by the DDD; a number of tablets or
 * millilitres through the strength of the product. A fixed combination has its DDD in units, so it needs the product either way.
 */
export function dddOfAmount(medicines: Medicines, given: GivenAmount, indexYear: number): DddOfAmount {
  const { amount, unit, product } = given;
  if (amount === null) return { reason: 'amount-missing' };
  const facts = {
    atc: given.atc,
    route: given.route ?? product?.route ?? null,
    salt: product?.salt ?? null,
    form: product?.form ?? null,
  };
  const milligrams = MILLIGRAMS[unit ?? ''];
  if (milligrams === undefined && !COUNTED.has(unit ?? '')) return { reason: 'unit-unknown' };
  // Nothing of a medicine is no DDD, if it has one at all.
  if (amount === 0) return zeroOf(dddOfAmount(medicines, { ...given, amount: 1 }, indexYear));
  const strengthMg = product?.strengthMg ?? null;
  if (milligrams === undefined) {
    return dddPerPackage(medicines, { ...facts, strengthMg, unitsPerPackage: amount }, indexYear);
  }
  const mass = amount * milligrams;
  const isCombination = (medicines.byAtc.get(given.atc)?.combinations.length ?? 0) > 0;
  return isCombination && strengthMg !== null && strengthMg > 0
    ? dddPerPackage(medicines, { ...facts, strengthMg, unitsPerPackage: mass / strengthMg }, indexYear)
    : isCombination
      ? { reason: 'strength-missing' }
      : dddPerPackage(medicines, { ...facts, strengthMg: mass, unitsPerPackage: 1 }, indexYear);
}

function zeroOf(result: DddOfAmount): DddOfAmount {
  return result.reason === undefined ? { ddd: 0 } : result;
}
