import type { Cell } from '@smalspor/domain/indicators';
import { type Month, type Period, periodStart } from '@smalspor/domain/time';
import type { FactMonth } from './open-facts.ts';

/** A told cell with its period. */
export type ToldSums = Pick<Cell, 'numerator' | 'denominator'> & { readonly period: Period };

/**
 * The periods whose told sums are not those of the months counted from single lines. What they would be instead is not said: it has
 * not been through disclosure control.
 */
export function figuresThatDiffer(
  told: readonly ToldSums[],
  months: readonly FactMonth[],
): readonly Period[] {
  const byMonth = new Map(months.map((each) => [each.month, each]));
  return told
    .filter(({ period, numerator, denominator }) => {
      let [above, below] = [0, 0];
      for (let month: number = periodStart(period); month <= period.end; month += 1) {
        const counted = byMonth.get(month as Month);
        above += counted?.numerator ?? Number.NaN;
        below += counted?.denominator ?? Number.NaN;
      }
      return above !== numerator || below !== denominator;
    })
    .map(({ period }) => period);
}
