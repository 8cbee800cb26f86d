import {
  type CountOfTotal,
  fitRatioPrior,
  fitSharePrior,
  type Interval,
  midRankPercentile,
  type ObservedExpected,
  type RatioPrior,
  type SharePrior,
  shrunkenRatio,
  shrunkenRatioInterval,
  shrunkenShare,
  shrunkenShareInterval,
} from '../statistics/index.ts';
import type { Cell, Place } from './cell.ts';
import type { IndicatorDefinition } from './definition.ts';
import { type CellFigures, isAboveMinimum, isRate, isShareOfCounts, onScale, unitOf } from './estimate.ts';

/** What a GP's place is found from. */
export type PlacedCell = CellFigures & Pick<Cell, 'expected'>;

/** How GPs' true values spread, as far as chance lets it be seen, and where each GP lies in it. */
export interface Distribution {
  readonly prior: RatioPrior | SharePrior;
  /** The value on the indicator's scale that a ratio of 1 stands for: that of all GPs together; 100 for shares. */
  readonly scaleValue: number;
  /** For rates: events (or DDDs) for each unit of the denominator, of all GPs together; 0 for shares. */
  readonly rate: number;
  /** Shrunken values of the GPs above the minimum on the indicator's scale, sorted upwards. */
  readonly sorted: Float64Array;
}

/**
 * Shrinks the values of the GPs above the minimum towards their common mean, each the more the less it rests on: rates by
 * gamma-Poisson, shares by beta-binomial. Rates with an expected number are placed by their ratio to it, so that nobody's place
 * depends on the age and sex of the list. `null` for scales that have no such model, and when nobody is above the minimum.
 *
 * @param adjusted `false`: rates are shrunk as they are, for comparison with crude values.
 */
export function distributionOf(
  definition: IndicatorDefinition,
  cells: readonly PlacedCell[],
  adjusted = true,
): Distribution | null {
  const placed = cells.filter((cell) => isAboveMinimum(definition, cell) && cell.numerator >= 0);
  if (placed.length === 0) return null;
  if (isShareOfCounts(definition)) {
    const prior = fitSharePrior(placed.map(shareOf));
    return (
      prior &&
      ordered(
        prior,
        { value: 100, rate: 0 },
        placed.map((cell) => shrunkenShare(shareOf(cell), prior)),
      )
    );
  }
  if (!isRate(definition.scale)) return null;
  const pooled = poolOf(definition, placed);
  const units = placed.map((cell) => ratioOf(definition, cell, pooled.rate, adjusted));
  const prior = fitRatioPrior(units, pooled.dispersion);
  return (
    prior &&
    ordered(
      prior,
      pooled,
      units.map((unit) => shrunkenRatio(unit, prior)),
    )
  );
}

/** A GP's place among the GPs of the distribution; `null` below the minimum. */
export function placeOf(
  definition: IndicatorDefinition,
  { prior, scaleValue, rate, sorted }: Distribution,
  cell: PlacedCell,
): Place | null {
  if (!isAboveMinimum(definition, cell) || cell.numerator < 0) return null;
  const { value, interval } =
    prior.family === 'beta'
      ? { value: shrunkenShare(shareOf(cell), prior), interval: shrunkenShareInterval(shareOf(cell), prior) }
      : shrunkenRate(ratioOf(definition, cell, rate), prior);
  const rank = (ratio: number) => midRankPercentile(sorted, ratio * scaleValue);
  const percentile = rank(value);
  // Where the GPs do not differ beyond chance, any place is as likely as another.
  if (prior.variance === 0) return { shrunken: value * scaleValue, percentile, low: 0, high: 100 };
  return {
    shrunken: value * scaleValue,
    percentile,
    low: Math.min(percentile, rank(interval.low)),
    high: Math.max(percentile, rank(interval.high)),
  };
}

function shrunkenRate(unit: ObservedExpected, prior: RatioPrior): { value: number; interval: Interval } {
  return { value: shrunkenRatio(unit, prior), interval: shrunkenRatioInterval(unit, prior) };
}

function ordered(
  prior: RatioPrior | SharePrior,
  { value: scaleValue, rate }: { readonly value: number; readonly rate: number },
  ratios: readonly number[],
): Distribution {
  return { prior, scaleValue, rate, sorted: Float64Array.from(ratios, (ratio) => ratio * scaleValue).sort() };
}

function shareOf(cell: PlacedCell): CountOfTotal {
  return { count: cell.numerator, total: cell.denominator };
}

/** Observed and expected in natural units: by age and sex, or else by the common rate for each unit of the denominator. */
function ratioOf(
  definition: IndicatorDefinition,
  cell: PlacedCell,
  rate: number,
  adjusted = true,
): ObservedExpected {
  const unit = unitOf(definition.numerator);
  const expected = adjusted && cell.expected !== null ? cell.expected / unit : cell.denominator * rate;
  return { observed: cell.numerator / unit, expected };
}

/** All GPs as one: their value, their rate for each unit of the denominator, and their dispersion. */
function poolOf(
  definition: IndicatorDefinition,
  cells: readonly PlacedCell[],
): { value: number; rate: number; dispersion: number } {
  const unit = unitOf(definition.numerator);
  let numerator = 0;
  let denominator = 0;
  let squares = 0;
  let sum = 0;
  for (const cell of cells) {
    numerator += cell.numerator / unit;
    denominator += cell.denominator;
    squares += cell.sumOfSquares ?? 0;
    sum += cell.sumForSquares ?? 0;
  }
  return {
    value: onScale(definition, numerator, denominator),
    rate: numerator / denominator,
    dispersion: sum > 0 ? squares / sum / unit : 1,
  };
}
