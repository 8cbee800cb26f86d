import { type ChartPoint, medianOf, seriesSignals } from '../statistics/index.ts';
import { type Month, monthOfYear, yearOf } from '../time/index.ts';
import type { ExploreFigure, ExploreMeasure } from './explore-figure.ts';

export interface SignalPoint {
  readonly low: number | null;
  readonly high: number | null;
  readonly beyond: 'above' | 'below' | null;
  readonly inRun: boolean;
}

/** What run-chart and control rules say of a series, on the scale of its values. */
export interface ExploreSignals {
  readonly centre: number;
  readonly points: readonly SignalPoint[];
  readonly runs: {
    readonly longestRun: number;
    readonly longestRunLimit: number;
    readonly crossings: number;
    readonly crossingsLimit: number;
    readonly shifted: boolean;
    readonly crossesTooSeldom: boolean;
  } | null;
  readonly any: boolean;
  readonly newest: 'beyond' | 'run' | null;
}

/** A figure with the last month of its period. */
export interface DatedFigure {
  readonly end: Month;
  readonly figure: ExploreFigure;
}

const LEAST_POINTS = 10;
/** A season that is seen in fewer years than this may be chance. */
const LEAST_YEARS = 2;

/**
 * Laney's limits and Anhøj's rules around one centre, with the season taken out: each size is multiplied by how much of the year
 * falls in its part of the year in the whole country, as expected events are by age. Without this every winter would be a signal.
 *
 * @param nation the country's figures of the same periods, which the season is taken from.
 * @returns `null` for sums without a known chance, fewer than ten known points, and where two whole years of the country are not
 * told so that the season is not known.
 */
export function exploreSignals(
  { chance, toValue }: ExploreMeasure,
  series: readonly DatedFigure[],
  nation: readonly DatedFigure[],
  perYear: number | null,
): ExploreSignals | null {
  const known = series.filter(({ figure }) => figure.value !== null);
  if (chance === 'none' || perYear === null || known.length < LEAST_POINTS) return null;
  const season = perYear === 1 ? () => 1 : seasonOf(nation, perYear);
  if (season === null) return null;
  const points = series.map(({ end, figure }): ChartPoint & { readonly factor: number } => {
    const factor = season(end);
    // A share keeps its limits when it is charted as a rate: Laney's σ takes up the constant factor between the two variances.
    return figure.value === null || !(factor > 0)
      ? { count: 0, size: 0, factor }
      : { count: figure.numerator, size: figure.denominator * factor, factor };
  });
  const signals = seriesSignals(points, 'rate');
  if (signals === null) return null;
  const { limits, runs } = signals;
  const isUnusual = runs?.shifted === true;
  const ceiling = chance === 'share' ? toValue(1) : Number.POSITIVE_INFINITY;
  const back = (limit: number | null, factor: number): number | null =>
    limit === null ? null : Math.min(ceiling, toValue(limit * factor));
  return {
    centre: toValue(limits.centre),
    points: limits.points.map(({ low, high, beyond }, index) => {
      const factor = points[index]?.factor ?? 1;
      return {
        low: back(low, factor),
        high: back(high, factor),
        beyond,
        inRun: isUnusual && runs.run.from <= index && index <= runs.run.to,
      };
    }),
    runs: runs && {
      longestRun: runs.longestRun,
      longestRunLimit: runs.longestRunLimit,
      crossings: runs.crossings,
      crossingsLimit: runs.crossingsLimit,
      shifted: runs.shifted,
      crossesTooSeldom: runs.crossesTooSeldom,
    },
    any: signals.any,
    newest: signals.newest,
  };
}

/**
 * For each part of the year the median, over whole calendar years, of its rate over the year's rate; of mean 1. The median, so that
 * one year without a winter of infections, as 2020–21, does not make the season.
 */
function seasonOf(nation: readonly DatedFigure[], perYear: number): ((end: Month) => number) | null {
  const ratios = new Map<number, number[]>();
  let years = 0;
  for (const year of Map.groupBy(nation, ({ end }) => yearOf(end)).values()) {
    const told = year.flatMap(({ end, figure }) => (figure.value === null ? [] : [{ end, ...figure }]));
    const numerator = told.reduce((sum, each) => sum + each.numerator, 0);
    const denominator = told.reduce((sum, each) => sum + each.denominator, 0);
    if (told.length < perYear || !(numerator > 0)) continue;
    years += 1;
    for (const each of told) {
      const part = monthOfYear(each.end);
      const ratio = each.numerator / each.denominator / (numerator / denominator);
      ratios.set(part, [...(ratios.get(part) ?? []), ratio]);
    }
  }
  if (years < LEAST_YEARS) return null;
  const medians = new Map([...ratios].map(([part, of]) => [part, medianOf(of) ?? 1]));
  const mean = [...medians.values()].reduce((sum, each) => sum + each, 0) / medians.size;
  return mean > 0 ? (end) => (medians.get(monthOfYear(end)) ?? mean) / mean : null;
}
