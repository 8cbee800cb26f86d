import { packAtc, routeOf } from '@smalspor/domain/medicines';
import type { Fest, FestAmount, FestContent, FestPackage, FestStrength } from './read-fest.ts';

/** A row of the product table, as the lake has it. */
export interface ProductRow {
  readonly product: number;
  readonly atc: number;
  readonly name: string;
  readonly strengthMg: number | null;
  readonly units: number | null;
  readonly route: string | null;
  readonly salt: string | null;
  readonly form: string | null;
  readonly registerDdd: number | null;
}

export interface FestProducts {
  readonly products: readonly ProductRow[];
  /** Packages that the product table has no use for. */
  readonly withoutAtc: number;
  readonly withoutProductNumber: number;
}

/** Milligrams in a unit of mass, as FEST writes it. */
const MILLIGRAMS: Readonly<Record<string, number>> = { g: 1000, mg: 1, mikrog: 0.001, µg: 0.001, mcg: 0.001 };

/** Salts that the DDD depends on, by a part of the substance's Norwegian name. */
const SALTS: readonly (readonly [part: string, salt: string])[] = [
  ['hippurat', 'hippurate'],
  ['mandelat', 'mandelate'],
  ['etylsuksinat', 'ethylsuccinate'],
  ['ethylsuksinat', 'ethylsuccinate'],
];

/** First words of FEST's routes that `routeOf` does not know as they stand. */
const ROUTES: readonly (readonly [begins: string, route: string])[] = [
  ['oral', 'O'],
  ['intraven', 'P'],
  ['intramusk', 'P'],
  ['subkutan', 'P'],
  ['rektal', 'R'],
  ['vaginal', 'V'],
  ['nasal', 'N'],
];

/** The packages with a product number and an ATC code of the fifth level, each product number once. */
export function festProducts(fest: Fest): FestProducts {
  const products = new Map<number, ProductRow>();
  let withoutAtc = 0;
  let withoutProductNumber = 0;
  for (const entry of fest.packages) {
    const atc = packAtc(entry.atc);
    if (!/^\d{1,9}$/.test(entry.productNumber)) withoutProductNumber += 1;
    else if (atc === null) withoutAtc += 1;
    else products.set(Number(entry.productNumber), productOf(fest, entry, atc));
  }
  return {
    products: [...products.values()].sort((a, b) => a.product - b.product),
    withoutAtc,
    withoutProductNumber,
  };
}

function productOf(fest: Fest, entry: FestPackage, atc: number): ProductRow {
  // A package of several parts has no single strength.
  const content = entry.contents.length === 1 ? (entry.contents[0] as FestContent) : null;
  const brand = content === null ? undefined : fest.brands.get(content.brand);
  const strengths = (brand?.strengths ?? []).flatMap((reference) => fest.strengths.get(reference) ?? []);
  const counted = countedStrength(fest, strengths, entry.atcName);
  const strengthMg = content === null || counted === null ? null : milligramsPerUnit(counted, content.unit);
  const units = content?.amount ?? null;
  return {
    product: Number(entry.productNumber),
    atc,
    name: entry.name,
    strengthMg,
    units,
    route: singleRoute(brand?.routes ?? []),
    salt: counted === null ? null : saltOf(fest.substances.get(counted.substance) ?? ''),
    form: entry.form,
    registerDdd: content === null ? null : registerDdd(content, strengthMg, units),
  };
}

/** The substance that the DDD refers to: the only one, or the one that stands first in the name of the ATC code. */
function countedStrength(
  fest: Fest,
  strengths: readonly FestStrength[],
  atcName: string,
): FestStrength | null {
  if (strengths.length <= 1) return strengths[0] ?? null;
  const [first = ''] = atcName.toLowerCase().split(/[\s,]+/);
  const named = strengths.filter(
    ({ substance }) =>
      first.length >= 5 && (fest.substances.get(substance) ?? '').toLowerCase().startsWith(first.slice(0, 8)),
  );
  return named.length === 1 ? (named[0] as FestStrength) : null;
}

/** A strength without denominator is that of a piece; one with a denominator must be told in the package's own unit. */
function milligramsPerUnit({ strength, per }: FestStrength, packageUnit: string): number | null {
  const factor = MILLIGRAMS[strength.unit];
  if (factor === undefined || !(strength.value > 0)) return null;
  const milligrams = strength.value * factor;
  if (per === null) return packageUnit === 'stk' ? milligrams : null;
  return per.unit === packageUnit && per.value > 0 ? milligrams / per.value : null;
}

/**
 * FEST's `Statistikkfaktor` is met both as the number of DDDs in the package and as the amount of substance in the DDD's
 * unit. Which one it is shows when strength and units are known; otherwise nothing is said.
 */
function registerDdd(content: FestContent, strengthMg: number | null, units: number | null): number | null {
  const { ddd, statisticsFactor } = content;
  if (ddd === null || statisticsFactor === null || strengthMg === null || units === null) return null;
  const amount = inUnitOf(ddd, strengthMg * units);
  if (amount === null || !(ddd.value > 0)) return null;
  if (isClose(statisticsFactor, amount)) return statisticsFactor / ddd.value;
  return isClose(statisticsFactor, amount / ddd.value) ? statisticsFactor : null;
}

function inUnitOf(ddd: FestAmount, milligrams: number): number | null {
  const factor = MILLIGRAMS[ddd.unit];
  return factor === undefined ? null : milligrams / factor;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.01 * Math.max(a, b);
}

function singleRoute(names: readonly string[]): string | null {
  const routes = new Set(
    names.map((name) => {
      const text = name.trim().toLowerCase();
      return ROUTES.find(([begins]) => text.startsWith(begins))?.[1] ?? routeOf(text);
    }),
  );
  const [route] = routes;
  return routes.size === 1 ? (route ?? null) : null;
}

function saltOf(substance: string): string | null {
  const name = substance.toLowerCase();
  return SALTS.find(([part]) => name.includes(part))?.[1] ?? null;
}
