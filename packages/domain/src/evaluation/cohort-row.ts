import type { Month } from '../time/index.ts';

/**
 * Sums of one month over the participants of a county who began about the same time, over those in the county who take no part,
 * or over a whole county whose participants cannot be told apart. `by-start`: all participants by months since their own start, −12 to
 * 11 in `month`; `nation-by-start`: the same as it would be had they been like the nation.
 */
export interface CohortRow {
  /** A county of the programme's plan. */
  readonly county: string;
  readonly part: 'participants' | 'others' | 'whole' | 'by-start' | 'nation-by-start';
  /** First month in which the part began, and the mean one; `null` for others and for the whole. */
  readonly first: Month | null;
  readonly start: Month | null;
  /** When the first participants of the county began; `null` where none has. */
  readonly countyStart: Month | null;
  readonly month: Month;
  /** Doctors or homes. */
  readonly units: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** Rows of one part by month: position 0 is the first month of the series. */
export interface CohortSeries {
  readonly county: string;
  readonly part: CohortRow['part'];
  readonly first: Month | null;
  readonly start: Month | null;
  readonly countyStart: Month | null;
  /** The most doctors or homes in any month. */
  readonly units: number;
  readonly numerators: readonly number[];
  readonly denominators: readonly number[];
}

/** The rows part by part, in the order of county and start; months without a row are 0 over 0. */
export function seriesOf(
  rows: readonly CohortRow[],
  span: { readonly from: Month; readonly to: Month },
): readonly CohortSeries[] {
  const months = span.to - span.from + 1;
  const parts = Map.groupBy(rows, ({ county, part, first }) => `${county} ${part} ${first ?? ''}`);
  return [...parts.values()]
    .map((of): CohortSeries => {
      const [{ county, part, first, start, countyStart }] = of as [CohortRow];
      const numerators = new Array<number>(months).fill(0);
      const denominators = new Array<number>(months).fill(0);
      for (const row of of) {
        const at = row.month - span.from;
        if (at < 0 || at >= months) continue;
        numerators[at] = (numerators[at] ?? 0) + row.numerator;
        denominators[at] = (denominators[at] ?? 0) + row.denominator;
      }
      const units = Math.max(...of.map((row) => row.units));
      return { county, part, first, start, countyStart, units, numerators, denominators };
    })
    .sort((a, b) => (a.county < b.county ? -1 : a.county > b.county ? 1 : (a.first ?? 0) - (b.first ?? 0)));
}
