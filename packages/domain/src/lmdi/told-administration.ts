import type { Route } from '../medicines/index.ts';
import type { Purpose } from './purpose.ts';
import type { Identifier } from './read-elements.ts';

/** One administration with everything that is counted from it, and nothing else of the bundle. */
export interface ToldAdministration {
  /** Its place among the entries, from 0. */
  readonly entry: number;
  readonly identifier: Identifier | null;
  readonly isError: boolean;
  /** Organisation number of the institution. */
  readonly organisation: number;
  /** RESH id of the ward, where the bundle names one below the institution. */
  readonly ward: string | null;
  /** Pseudonym under the oldest key of the ring; `null` for a patient without a number. */
  readonly patient: bigint | null;
  /** An instant in UTC, ISO 8601. */
  readonly givenAt: string;
  readonly atc: string | null;
  readonly product: number | null;
  readonly dose: number | null;
  readonly unit: string | null;
  readonly route: Route | null;
  readonly purpose: Purpose | null;
  /** An instant in UTC; `null`: as the bundle says of itself. */
  readonly changedAt: string | null;
}

/**
 * What tells this administration from every other, to be made a key of. The sender's identifier where there is one: with a
 * system it means the same from whoever it comes, without one only from this sender. Otherwise what was given, to whom, where and when, so
 * that the same bundle sent again is known, also after a new key; a correction is then not.
 */
export function identityOf(told: ToldAdministration, sender: string): string {
  const { identifier } = told;
  if (identifier !== null) {
    return JSON.stringify(
      identifier.system === null
        ? ['sender', sender, identifier.value]
        : ['system', identifier.system, identifier.value],
    );
  }
  const { organisation, patient, givenAt, atc, product, dose, unit, route } = told;
  return JSON.stringify(['content', organisation, `${patient}`, givenAt, atc, product, dose, unit, route]);
}

/**
 * The medicines that are kept: antibiotics for use in the whole body, methenamine among them, and the others that the
 * institutions' figures count. Whatever else a bundle tells is none of this product's business.
 */
const KEPT = ['J01', 'A07AA09', 'J04AB02', 'P01AB01'] as const;

export function isKeptMedicine(atc: string): boolean {
  return KEPT.some((prefix) => atc.startsWith(prefix));
}
