import { type Described, WINDOW_MONTHS } from './before-after.ts';
import type { CohortRow } from './cohort-row.ts';
import { type Change, jackknifeChange } from './jackknife.ts';
import { addPairs, type BeforeAfter, logRatioOf, NOTHING, rateOf } from './rate-sums.ts';

/**
 * Participants of all counties together, where those of some counties cannot be told apart: their own twelve months before and after,
 * beside what the nation would have shown over the same months. Empty where every county is told of by itself. The pairs of months
 * a year apart stand for themselves in the interval, so it holds less chance than one over counties would.
 */
export function describeByStart(
  rows: readonly CohortRow[],
  byCounty: Described,
): Partial<Pick<Described, 'before' | 'after' | 'participants' | 'nation'>> {
  const isHidden = rows.some(({ part, countyStart }) => part === 'whole' && countyStart !== null);
  const pairs = pairsOf(rows, 'by-start');
  const participants = isHidden ? changeOf(pairs) : null;
  if (participants === null) return {};
  const { before, after } = addPairs(pairs);
  return {
    before: rateOf(before),
    after: rateOf(after),
    participants,
    nation: changeOf(pairsOf(rows, 'nation-by-start')) ?? byCounty.nation,
  };
}

function pairsOf(rows: readonly CohortRow[], part: CohortRow['part']): readonly BeforeAfter[] {
  const byMonth = new Map<number, CohortRow>(
    rows.filter((row) => row.part === part).map((row) => [row.month, row]),
  );
  return Array.from({ length: WINDOW_MONTHS }, (_, month) => ({
    before: byMonth.get(month - WINDOW_MONTHS) ?? NOTHING,
    after: byMonth.get(month) ?? NOTHING,
  }));
}

function changeOf(pairs: readonly BeforeAfter[]): Change | null {
  return jackknifeChange(pairs, (some) => logRatioOf(addPairs(some)));
}
