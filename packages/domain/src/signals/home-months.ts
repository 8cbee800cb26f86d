import type { WatchedMonth } from './find-in-series.ts';
import type { SeriesRules } from './signal-rules.ts';

/** What one type of ward of an institution bought in a month. */
export interface HomeMonth {
  /** Daily doses. */
  readonly doses: number;
  /** Σ of the squared doses of the lines. */
  readonly sumOfSquares: number;
  /** `null` where nobody has told them. */
  readonly bedDays: number | null;
  /** Whether anything at all was bought. A month without any purchase may be a delivery that is missing. */
  readonly bought: boolean;
}

/**
 * A home's months beside its own months before: what is expected is the home's usual doses for each bed day, since no other home
 * of a month may be told of. Doses come in packages, so a sum of them is counted as the events of a compound Poisson sum: divided by
 * Σd² ÷ Σd, the size of purchase that tells most. Months that are not known, or without any purchase, are passed over.
 *
 * @param months oldest first, without gaps; `null` where the home is not in the register
 */
export function homeMonths(
  months: readonly (HomeMonth | null)[],
  { watchedMonths }: Pick<SeriesRules, 'watchedMonths'>,
): readonly (WatchedMonth | null)[] {
  const known = months.map((month) =>
    month === null || !month.bought || !(Number(month.bedDays) > 0) || month.doses < 0 ? null : month,
  );
  const usual = known.slice(0, Math.max(0, months.length - watchedMonths)).filter((month) => month !== null);
  const sum = (of: (month: HomeMonth) => number) => usual.reduce((total, month) => total + of(month), 0);
  const [doses, squares, bedDays] = [
    sum((month) => month.doses),
    sum((month) => month.sumOfSquares),
    sum((month) => Number(month.bedDays)),
  ];
  if (!(doses > 0 && squares > 0 && bedDays > 0)) return months.map(() => null);
  const purchase = squares / doses;
  return known.map(
    (month) =>
      month && {
        count: month.doses / purchase,
        expected: (Number(month.bedDays) * doses) / bedDays / purchase,
      },
  );
}
