import type { Month } from '../time/index.ts';

/** Months that are told as one, because together they have answers enough. */
export interface MonthPool<T> {
  readonly from: Month;
  readonly to: Month;
  readonly answers: readonly T[];
}

/**
 * Joins the months of one place and part, oldest first, until each pool has at least `minimum` answers; what is left is told
 * later. Only months that are over are pooled: their answers are all there, so that a pool once told never changes, and nobody
 * can learn one person's answers by comparing two days or two sums. Every sum that is told is a sum of whole pools.
 * @param months by month, in any order
 * @param present the month that is not over
 */
export function poolMonths<T>(
  months: readonly { readonly month: Month; readonly answers: readonly T[] }[],
  present: Month,
  minimum: number,
): readonly MonthPool<T>[] {
  const pools: MonthPool<T>[] = [];
  let from: Month | null = null;
  let gathered: readonly T[] = [];
  const over = months.filter(({ month, answers }) => month < present && answers.length > 0);
  for (const { month, answers } of over.toSorted((a, b) => a.month - b.month)) {
    from ??= month;
    gathered = [...gathered, ...answers];
    if (gathered.length < minimum) continue;
    pools.push({ from, to: month, answers: gathered });
    from = null;
    gathered = [];
  }
  return pools;
}
