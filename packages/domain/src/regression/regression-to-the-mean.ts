import { Refusal } from '../refusal/index.ts';
import { designOf } from './design.ts';
import { type Estimate, estimateWith } from './estimate.ts';
import { leastSquares } from './least-squares.ts';

/** A unit in an earlier and a later window of equal length. */
export interface TwoWindows {
  readonly earlier: { readonly count: number; readonly exposure: number };
  readonly later: { readonly count: number; readonly exposure: number };
}

export interface RegressionToTheMean {
  /** How much of a unit’s distance from the mean is left in the later window: 1 nothing lost, 0 all of it chance. */
  readonly persistence: Estimate;
  /** Rate of those who joined, relative to all who did not, in the window before they joined. */
  readonly baselineRatio: number;
  /** Change in percent to expect of them without any effect, beyond the change of the others; negative for a fall. */
  readonly expectedPercent: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The fall that comes of having been high: with persistence b, from the others’ relative rates r in two windows
 * (r_later − 1 = b(r_earlier − 1), weighted by exposure), a group at R is to be expected at 1 + b(R − 1), a change of
 * (1 + b(R − 1))/R − 1. A. G. Barnett, J. C. van der Pols and A. J. Dobson, Int J Epidemiol 2005; 34: 215–220: (1 − b) times the
 * distance. b holds chance, habit and case mix together, as the others show them. It is an estimate of what selection on the
 * baseline alone would do: people who join for other reasons fall back less. Interval from b’s heteroscedasticity-robust error (HC1).
 * @throws Refusal `analysis-refused` with fewer than ten others, or when they are all alike.
 */
export function regressionToTheMean(
  others: readonly TwoWindows[],
  joined: readonly TwoWindows['earlier'][],
): RegressionToTheMean {
  const units = others.filter(({ earlier, later }) => earlier.exposure > 0 && later.exposure > 0);
  const rate = (sides: readonly TwoWindows['earlier'][]) =>
    sides.reduce((sum, { count }) => sum + count, 0) / sides.reduce((sum, { exposure }) => sum + exposure, 0);
  const [before, after] = [rate(units.map(({ earlier }) => earlier)), rate(units.map(({ later }) => later))];
  const baselineRatio = rate(joined) / before;
  if (units.length < 10 || !(before > 0 && after > 0 && baselineRatio > 0)) {
    throw new Refusal(
      'analysis-refused',
      'Regression to the mean needs at least ten units that did not join, and events on both sides.',
    );
  }
  const x = units.map(({ earlier }) => earlier.count / earlier.exposure / before - 1);
  const y = units.map(({ later }) => later.count / later.exposure / after - 1);
  const weights = units.map(
    ({ earlier, later }) => (earlier.exposure * later.exposure) / (earlier.exposure + later.exposure),
  );
  const design = designOf({ one: x.map(() => 1), x });
  const { coefficients, inverse, dependent } = leastSquares(design.columns, y, weights);
  if (dependent.length > 0) {
    throw new Refusal(
      'analysis-refused',
      'The units that did not join are all alike, so nothing can fall back.',
    );
  }
  const persistence = coefficients[1] as number;
  const variance = units.reduce((sum, _, at) => {
    const value = x[at] as number;
    const residual = (y[at] as number) - (coefficients[0] as number) - persistence * value;
    const pull = (inverse[1]?.[0] as number) + (inverse[1]?.[1] as number) * value;
    return sum + (pull * (weights[at] as number) * residual) ** 2;
  }, 0);
  const error = Math.sqrt((variance * units.length) / (units.length - 2));
  const found = estimateWith(persistence, error, units.length - 2);
  const change = (b: number) => 100 * ((1 + b * (baselineRatio - 1)) / baselineRatio - 1);
  const ends = [change(found.low), change(found.high)];
  return {
    persistence: found,
    baselineRatio,
    expectedPercent: change(persistence),
    low: Math.min(...ends),
    high: Math.max(...ends),
  };
}
