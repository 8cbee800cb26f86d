import type { Month } from '../time/index.ts';
import type { WardBeds } from './bed-days.ts';
import type { Oddity } from './oddities.ts';

/** Doses of methenamine of a month that were told to be treatment, of those with a told purpose. */
export interface MethenamineMonth {
  readonly month: Month;
  readonly doses: number;
  readonly ofDoses: number;
}

/**
 * Methenamine that was given as treatment, month by month: misuse, or a wrong word in the journal. It is asked about by the
 * only ward that the institution had in the month, else by the whole. Purchases raise no such question: a package does not say
 * what it is for, and nothing is concluded from its amount (own rule).
 */
export function methenamineOddities(
  months: readonly MethenamineMonth[],
  wards: readonly WardBeds[],
): readonly Oddity[] {
  return months.map(({ month, doses, ofDoses }) => {
    const types = new Set(
      wards
        .filter(({ fromMonth, toMonth }) => fromMonth <= month && month <= (toMonth ?? month))
        .map(({ wardType }) => wardType),
    );
    const [only] = types;
    const unitType = types.size === 1 && only !== undefined ? only : 'mixed';
    return { kind: 'methenamine-treatment', unitType, month, value: doses, usual: ofDoses };
  });
}
