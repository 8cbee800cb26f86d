import { estimateInstitution } from '@smalspor/domain/institutions';
import { addMonths, formatMonth, type Month, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

/** Where an indicator of an institution stands, as the served release tells it. */
export interface ReleasedBaseline {
  readonly indicator: string;
  readonly release: string;
  /** Twelve months, `YYYY-MM`, both included. */
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

const MONTHS = 12;

/**
 * Where an institution's goals start: its figures of the last twelve months that are over and that sales were delivered for. Empty
 * without such a release or without purchases, and where the institution has several kinds of stay: then no one figure is its own,
 * and it says itself where it stands.
 */
export async function releasedBaselines(
  house: House,
  organisation: number,
): Promise<readonly ReleasedBaseline[]> {
  const release = await house.shelf.current();
  const reader = release?.institutions ?? null;
  if (release === null || reader === null) return [];
  const lastOver = addMonths(monthOfDate(norwegianDateOf(house.now())), -1);
  const to = Math.min(reader.span.to, lastOver) as Month;
  const span = { from: addMonths(to, 1 - MONTHS), to };
  if (span.from < reader.span.from) return [];
  const [own, ...others] = await reader.ownFigures({ kind: 'institution', organisation }, organisation, span);
  // A year without a purchase is more likely a file that is missing.
  if (own === undefined || others.length > 0 || own.monthsWithoutPurchase === own.months) return [];
  return house.content.institutionIndicators.flatMap((definition) => {
    const sums = own.sums[definition.id];
    const value = sums === undefined ? null : estimateInstitution(definition, sums).value;
    if (value === null) return [];
    const [from, until] = [formatMonth(span.from), formatMonth(span.to)];
    return [{ indicator: definition.id, release: release.manifest.id, from, to: until, value }];
  });
}
