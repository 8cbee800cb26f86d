import type { Month } from '../time/index.ts';
import type { InstitutionWard } from './institution-ward.ts';

/** An institution as it stands in a month. */
export interface Institution {
  readonly organisation: number;
  readonly name: string;
  /** Four digits, with the code that the register's line had. */
  readonly municipality: string;
  /** The month in which that line began, and its code was valid. */
  readonly since: Month;
  /** The wards of the month; those that it had last, where it has closed. */
  readonly wards: readonly InstitutionWard[];
  /** Whether any ward is open in the month. */
  readonly isOpen: boolean;
}

/**
 * The institutions that had begun by a month, in order of their numbers: what the register says of that month, or for those
 * that have closed, what it said last.
 */
export function institutionsIn(wards: readonly InstitutionWard[], month: Month): readonly Institution[] {
  const begun = wards.filter(({ fromMonth }) => fromMonth <= month);
  return [...Map.groupBy(begun, ({ organisation }) => organisation)]
    .map(([organisation, lines]) => institutionOf(organisation, lines, month))
    .sort((a, b) => a.organisation - b.organisation);
}

function institutionOf(organisation: number, lines: readonly InstitutionWard[], month: Month): Institution {
  const open = lines.filter(({ toMonth }) => toMonth === null || toMonth >= month);
  const last = Math.max(...lines.map(({ toMonth }) => toMonth ?? month));
  const wards = open.length > 0 ? open : lines.filter(({ toMonth }) => toMonth === last);
  const newest = wards.reduce((one, other) => (other.fromMonth > one.fromMonth ? other : one));
  const { name, municipality, fromMonth } = newest;
  return { organisation, name, municipality, since: fromMonth, wards, isOpen: open.length > 0 };
}
