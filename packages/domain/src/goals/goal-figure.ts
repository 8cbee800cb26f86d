import type { Estimate, IndicatorDefinition } from '../indicators/index.ts';
import type { Figure } from '../reports/input.ts';
import { Z_95 } from '../statistics/index.ts';
import type { Baseline } from './goal.ts';

/**
 * A stored value as a figure that can be compared. A report keeps intervals and not the spread behind them, so the spread
 * of a rate is read back from the width of its interval.
 */
export function figureOf(estimate: Estimate, { scale }: Pick<IndicatorDefinition, 'scale'>): Figure {
  if (estimate.value === null || scale !== 'per1000Years') return { estimate, dispersion: 1 };
  const { low, high, numerator } = estimate;
  if (low === null || high === null || low <= 0 || numerator <= 0) return { estimate, dispersion: 1 };
  const variance = ((Math.log(high) - Math.log(low)) / (2 * Z_95)) ** 2;
  return { estimate, dispersion: Math.max(1, variance * numerator) };
}

/** The baseline as a figure. */
export function baselineFigure(
  { value, low, high, numerator, denominator }: Baseline,
  definition: Pick<IndicatorDefinition, 'scale'>,
): Figure {
  const noInterval = low === null || high === null ? ('no-valid-interval' as const) : null;
  return figureOf({ value, low, high, noInterval, numerator, denominator }, definition);
}
