import { findInSeries, type HomeMonth, homeMonths, type SeriesRules } from '@smalspor/domain/signals';
import { addMonths, type Month } from '@smalspor/domain/time';
import type { InstitutionMonths, InstitutionReader } from '@smalspor/warehouse/institutions';

/** The months of institutions that are watched: the newest that sales were delivered for. */
export function homeSpan({ span }: Pick<InstitutionReader, 'span'>, rules: SeriesRules) {
  const length = Math.min(span.to - span.from + 1, rules.baselineMonths + rules.watchedMonths);
  return { from: addMonths(span.to, 1 - length), to: span.to };
}

/** What the rules say of one figure of one type of ward, beside its own months before. */
export function findInHome(
  { months }: InstitutionMonths,
  indicator: string,
  { from, to }: { readonly from: Month; readonly to: Month },
  rules: SeriesRules,
) {
  const series = Array.from({ length: to - from + 1 }, (_, at): HomeMonth | null => {
    const month = months.get(addMonths(from, at));
    const sums = month?.sums[indicator];
    if (month === undefined || sums === undefined) return null;
    const { numerator: doses, sumOfSquares } = sums;
    return { doses, sumOfSquares, bedDays: month.bedDays, bought: month.lines > 0 };
  });
  return findInSeries(homeMonths(series, rules), to, rules);
}
