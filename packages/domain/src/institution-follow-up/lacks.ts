import { addMonths, type Month } from '../time/index.ts';
import type { FollowUpSettings } from './settings.ts';

/**
 * What an institution can lack:
 * - `sales` the pharmacy's lines end too early
 * - `bed-days` nobody has told the bed days of the last months, though beds may stand in for them
 * - `oddities` something odd is neither confirmed nor corrected
 * - `mandate` nobody may deliver for it, where senders need to be let
 */
export const LACKS = ['sales', 'bed-days', 'oddities', 'mandate'] as const;
export type Lack = (typeof LACKS)[number];

export type MandateState = 'given' | 'missing' | 'not-needed';

/** How the bed days of an institution's last months are known. */
export const BED_DAY_STATES = ['told', 'from-beds', 'missing', 'none-needed'] as const;
export type BedDayState = (typeof BED_DAY_STATES)[number];

/** What is known of an institution's data, without a figure. */
export interface DataStanding {
  readonly lastSales: Month | null;
  /** Home care has no bed days. */
  readonly hasBeds: boolean;
  /** The last month whose bed days are told or delivered. */
  readonly lastBedDays: Month | null;
  /** The last month for which beds stand in. */
  readonly lastFromBeds: Month | null;
  readonly openOddities: number;
  readonly mandate: MandateState;
}

/** Bed days are judged by the latest month of which anything is known. */
export function bedDayState({ hasBeds, lastBedDays, lastFromBeds }: DataStanding): BedDayState {
  if (!hasBeds) return 'none-needed';
  if (lastBedDays !== null && lastBedDays >= (lastFromBeds ?? lastBedDays)) return 'told';
  return lastFromBeds === null ? 'missing' : 'from-beds';
}

/**
 * What an institution lacks. Others set the pace: it is late when its data end more than some months before the last month
 * that anybody has delivered.
 */
export function lacksOf(
  data: DataStanding,
  until: Month,
  { monthsBehind }: Pick<FollowUpSettings, 'monthsBehind'>,
): readonly Lack[] {
  const expected = addMonths(until, -monthsBehind);
  const isLate = (last: Month | null) => last === null || last < expected;
  const lacks: Readonly<Record<Lack, boolean>> = {
    sales: isLate(data.lastSales),
    'bed-days': data.hasBeds && isLate(data.lastBedDays),
    oddities: data.openOddities > 0,
    mandate: data.mandate === 'missing',
  };
  return LACKS.filter((lack) => lacks[lack]);
}
