import { binomialQuantile } from './count-probabilities.ts';
import { sortedQuantile } from './mid-rank.ts';

/** What a run chart shows of a series: its middle, its runs on one side of it, and whether they are more than chance. */
export interface RunSignals {
  readonly centre: number;
  /** Points that are known and not on the centre. */
  readonly useful: number;
  readonly longestRun: number;
  /** A run longer than this is a signal: round(log₂ useful) + 3. */
  readonly longestRunLimit: number;
  readonly crossings: number;
  /** Fewer crossings than this are a signal: the 5 % quantile of binomial(useful − 1, ½). */
  readonly crossingsLimit: number;
  readonly shifted: boolean;
  readonly crossesTooSeldom: boolean;
  /** The (first) longest run, and the one that the series ends with. */
  readonly run: ChartRun;
  readonly lastRun: ChartRun;
}

/** Neighbours on one side of the centre: first and last index in the series, and how many of the points between are useful. */
export interface ChartRun {
  readonly from: number;
  readonly to: number;
  readonly side: 'above' | 'below';
  readonly points: number;
}

/** Below this many useful points the two limits find next to nothing. */
const LEAST_USEFUL = 10;

/**
 * Signals of a shift in a series by an unusually long run on one side of the centre or unusually few crossings of it. Points on
 * the centre neither break a run nor lengthen it; points that are not known (`null`: suppressed or missing) are passed over.
 * J. Anhøj and A. V. Olesen, PLoS ONE 2014; 9: e113825 (M. F. Schilling 2012 for the run, Z. Chen 2010 for the crossings).
 *
 * @param centre a fixed centre, such as the median of the time before a programme; the median of the series if left out.
 * @returns `null` for fewer than ten useful points. @throws RangeError for values that are not numbers.
 */
export function runSignals(
  values: readonly (number | null)[],
  centre: number | null = medianOf(values),
): RunSignals | null {
  if (values.some((value) => value !== null && !Number.isFinite(value))) {
    throw new RangeError('A value of a run chart is a number or null');
  }
  if (centre === null) return null;
  const runs = runsOf(values, centre);
  const useful = runs.reduce((sum, run) => sum + run.points, 0);
  const [first] = runs;
  if (!first || useful < LEAST_USEFUL) return null;
  const longest = runs.reduce((best, run) => (run.points > best.points ? run : best), first);
  const longestRunLimit = Math.round(Math.log2(useful)) + 3;
  const crossings = runs.length - 1;
  const crossingsLimit = binomialQuantile(0.05, useful - 1, 0.5);
  return {
    centre,
    useful,
    longestRun: longest.points,
    longestRunLimit,
    crossings,
    crossingsLimit,
    shifted: longest.points > longestRunLimit,
    crossesTooSeldom: crossings < crossingsLimit,
    run: longest,
    lastRun: runs.at(-1) ?? longest,
  };
}

/** Median of the values that are known; `null` when none is. */
export function medianOf(values: readonly (number | null)[]): number | null {
  const known = Float64Array.from(values.filter((value) => value !== null)).sort();
  return known.length === 0 ? null : sortedQuantile(known, 0.5);
}

function runsOf(values: readonly (number | null)[], centre: number): readonly ChartRun[] {
  const runs: { -readonly [Key in keyof ChartRun]: ChartRun[Key] }[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null || value === centre) continue;
    const side = value > centre ? 'above' : 'below';
    const last = runs.at(-1);
    if (last?.side === side) {
      last.to = index;
      last.points += 1;
    } else {
      runs.push({ side, from: index, to: index, points: 1 });
    }
  }
  return runs;
}
