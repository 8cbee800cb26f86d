import type { CombinationDdd, Ddd, IndexYears, Medicines, Route } from './medicines.ts';
import { routeOf } from './route.ts';

/** What a product register tells about a package. */
export interface PackageFacts {
  readonly atc: string;
  readonly route: string | null;
  readonly salt: string | null;
  /** Dosage form in words; only asked for where tablets have a DDD of their own. */
  readonly form?: string | null;
  /** Milligrams, per tablet or millilitre, of the substance that the DDD refers to (first in the name of a combination). */
  readonly strengthMg: number | null;
  readonly unitsPerPackage: number | null;
}

/** Why a package has no DDD. Such lines are counted as not covered, never as 0 DDD. */
export const NO_DDD_REASONS = [
  'unknown-substance',
  'unknown-index-year',
  'route-missing',
  'no-ddd-for-route',
  'salt-missing',
  'form-missing',
  'strength-missing',
  'strength-unknown-for-combination',
  'units-missing',
  'measured-in-units',
] as const;
export type NoDddReason = (typeof NO_DDD_REASONS)[number];

export type DddResult =
  | { readonly ddd: number; readonly reason?: never }
  | { readonly ddd?: never; readonly reason: NoDddReason };

/** Index years before this one are not in the table: DDDs of older series are recomputed with a later year. */
export const FIRST_INDEX_YEAR = 2012;

/**
 * DDDs in one package: mass ÷ DDD(substance, route, salt), with the DDDs of the index year, whatever year the package was
 * sold in. A combination product counts only the substance that its DDD refers to, or its units where the DDD is in units.
 * Source of the rule: WHO Collaborating Centre for Drug Statistics Methodology, Guidelines for ATC classification and DDD assignment.
 */
export function dddPerPackage(medicines: Medicines, product: PackageFacts, indexYear: number): DddResult {
  const substance = medicines.byAtc.get(product.atc);
  if (!substance) return { reason: 'unknown-substance' };
  if (indexYear < FIRST_INDEX_YEAR || indexYear > medicines.latestIndexYear)
    return { reason: 'unknown-index-year' };
  const route = routeOf(product.route);
  if (route === null) return { reason: 'route-missing' };
  if (!isPositive(product.unitsPerPackage)) return { reason: 'units-missing' };

  const holds = (row: IndexYears & { readonly route: Route }) =>
    row.route === route && (row.from ?? indexYear) <= indexYear && indexYear <= (row.until ?? indexYear);
  const combinations = substance.combinations.filter(holds);
  if (combinations.length > 0)
    return ofCombination(combinations, product.strengthMg, product.unitsPerPackage);

  const found = chooseDdd(substance.ddds.filter(holds), product);
  if (typeof found === 'string') return { reason: found };
  if (found.unit === 'MU') return { reason: 'measured-in-units' };
  if (!isPositive(product.strengthMg)) return { reason: 'strength-missing' };
  return { ddd: (product.strengthMg * product.unitsPerPackage) / (found.amount * 1000) };
}

function ofCombination(
  combinations: readonly CombinationDdd[],
  strengthMg: number | null,
  unitsPerPackage: number,
): DddResult {
  if (!isPositive(strengthMg)) return { reason: 'strength-missing' };
  const match = combinations.find((row) => Math.abs(row.strengthMg - strengthMg) < 1e-6);
  return match
    ? { ddd: unitsPerPackage / match.unitsPerDdd }
    : { reason: 'strength-unknown-for-combination' };
}

/** The line for the product's own salt, else the line for any salt; among equals the one for tablets where it is one. */
function chooseDdd(lines: readonly Ddd[], { salt, form }: PackageFacts): Ddd | NoDddReason {
  if (lines.length === 0) return 'no-ddd-for-route';
  const name = salt?.trim().toLowerCase() ?? '';
  const ownSalt = lines.filter((line) => line.salt !== null && line.salt === name);
  const anySalt = lines.filter((line) => line.salt === null);
  const tablets = ownSalt.find((line) => line.tablets);
  if (tablets) {
    if (form === undefined || form === null || form.trim() === '') return 'form-missing';
    if (/\btab/i.test(form) || /tablett/i.test(form)) return tablets;
  }
  return ownSalt.find((line) => !line.tablets) ?? anySalt[0] ?? 'salt-missing';
}

function isPositive(value: number | null): value is number {
  return value !== null && Number.isFinite(value) && value > 0;
}
