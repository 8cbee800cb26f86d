import {
  compoundPoissonInterval,
  type Interval,
  quasiPoissonInterval,
  wilsonInterval,
} from '../statistics/index.ts';
import type { Cell, Estimate } from './cell.ts';
import type { IndicatorDefinition, Measure, Scale } from './definition.ts';

/** Mean length of a calendar month: turns a minimum in person-months into person-days. */
const DAYS_PER_MONTH = 365.25 / 12;

/** The parts of a cell that a value is computed from. */
export type CellFigures = Pick<
  Cell,
  'numerator' | 'denominator' | 'sumOfSquares' | 'sumForSquares' | 'noValue'
>;

/**
 * The value of a cell on the indicator's scale with its 95 % interval. Shares of counts: Wilson. Rates: quasi-Poisson
 * with the dispersion of the patients' sums. Rates of DDD: compound Poisson over the lines. Ratios, means, seasons and
 * shares of DDD have no valid interval from these sums, and say so.
 */
export function estimateOf(definition: IndicatorDefinition, cell: CellFigures): Estimate {
  const told = pointValueOf(definition, cell);
  if (told.value === null) return told;
  const { value, numerator, denominator } = told;
  const interval = intervalOf(definition, cell, numerator, denominator);
  return {
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    noInterval: interval === null ? 'no-valid-interval' : null,
    numerator,
    denominator,
  };
}

/** The same without its interval, which costs far more than the value. */
export function pointValueOf(
  definition: IndicatorDefinition,
  cell: CellFigures,
):
  | Pick<Extract<Estimate, { readonly numerator: number }>, 'value' | 'numerator' | 'denominator'>
  | Extract<Estimate, { readonly value: null }> {
  if (cell.noValue !== null) return { value: null, reason: cell.noValue };
  const numerator = cell.numerator / unitOf(definition.numerator);
  const denominator = denominatorOf(definition, cell);
  if (!(denominator > 0)) return { value: null, reason: 'no-denominator' };
  if (sizeOf(definition, denominator) < definition.minimum) return { value: null, reason: 'below-minimum' };
  // More returned than dispensed: the period holds returns of an earlier one, and nothing can be said.
  if (numerator < 0) return { value: null, reason: 'no-data' };
  return { value: onScale(definition, numerator, denominator), numerator, denominator };
}

/**
 * The value expected from the age and sex of the lists, on the indicator's scale; `null` where nothing is expected or
 * nothing is shown.
 */
export function expectedValueOf(
  definition: IndicatorDefinition,
  cell: CellFigures & Pick<Cell, 'expected'>,
): number | null {
  if (cell.expected === null || pointValueOf(definition, cell).value === null) return null;
  const expected = cell.expected / unitOf(definition.numerator);
  return onScale(definition, expected, denominatorOf(definition, cell));
}

/** Variance of the numerator relative to that of independent events of weight 1; 1 for shares. */
export function dispersionOf(definition: IndicatorDefinition, cell: CellFigures): number {
  if (!isRate(definition.scale) || cell.sumOfSquares === null || !cell.sumForSquares) return 1;
  return cell.sumOfSquares / cell.sumForSquares / unitOf(definition.numerator);
}

/** Whether the denominator reaches the definition's minimum, so that there is a value. */
export function isAboveMinimum(definition: IndicatorDefinition, cell: CellFigures): boolean {
  const denominator = denominatorOf(definition, cell);
  return cell.noValue === null && denominator > 0 && sizeOf(definition, denominator) >= definition.minimum;
}

/** Whether numerator and denominator count the same things one by one, so that the value is a share of them. */
export function isShareOfCounts({ scale, numerator, denominator }: IndicatorDefinition): boolean {
  return (
    scale === 'percent' && !('personTime' in denominator) && unitOf(numerator) * unitOf(denominator) === 1
  );
}

export function isRate(scale: Scale): boolean {
  return scale === 'per1000Years' || scale === 'per1000Days' || scale === 'per100Contacts';
}

/** What the cube counts as 1: a hundredth of a DDD, or one of anything else. */
export function unitOf(measure: Measure): 1 | 100 {
  const first = 'sum' in measure ? measure.sum[0]?.measure : measure;
  return first?.count === 'ddd' ? 100 : 1;
}

/** A numerator and a denominator in their natural units, as a value on the scale. */
export function onScale(
  { scale, denominator: measure }: Pick<IndicatorDefinition, 'scale' | 'denominator'>,
  numerator: number,
  denominator: number,
): number {
  switch (scale) {
    case 'per1000Years':
      return (numerator * 12_000) / denominator;
    case 'per1000Days':
      return (numerator * 1000) / denominator;
    case 'per100Contacts':
      return (numerator * 100) / denominator;
    case 'percent':
      return (numerator * 100) / ('personTime' in measure ? denominator / 12 : denominator);
    case 'ratio':
    case 'mean':
      return numerator / denominator;
    case 'seasonal':
      return (numerator / denominator - 1) * 100;
  }
}

function denominatorOf({ denominator }: IndicatorDefinition, cell: CellFigures): number {
  return 'personTime' in denominator ? cell.denominator : cell.denominator / unitOf(denominator);
}

/** The denominator in the unit of the definition's minimum: person-days become person-months. */
function sizeOf({ scale }: IndicatorDefinition, denominator: number): number {
  return scale === 'per1000Days' ? denominator / DAYS_PER_MONTH : denominator;
}

function intervalOf(
  definition: IndicatorDefinition,
  cell: CellFigures,
  numerator: number,
  denominator: number,
): Interval | null {
  const { scale } = definition;
  if (scale === 'percent') return shareInterval(definition, numerator, denominator);
  if (!isRate(scale)) return null;
  const limits = scale === 'per1000Days' ? doseLimits(cell) : eventLimits(cell, numerator);
  return (
    limits && {
      low: onScale(definition, limits.low, denominator),
      high: onScale(definition, limits.high, denominator),
    }
  );
}

function shareInterval(
  definition: IndicatorDefinition,
  numerator: number,
  denominator: number,
): Interval | null {
  const isOfPeople = 'personTime' in definition.denominator;
  const total = isOfPeople ? denominator / 12 : denominator;
  if (!(isOfPeople || isShareOfCounts(definition)) || numerator > total) return null;
  const { low, high } = wilsonInterval(numerator, total);
  return { low: low * 100, high: high * 100 };
}

function eventLimits(cell: CellFigures, events: number): Interval | null {
  // Without any event in the year there is no spread to estimate; none were repeated, so they count as independent.
  if (!cell.sumForSquares || cell.sumOfSquares === null)
    return events === 0 ? quasiPoissonInterval(0, 1) : null;
  return quasiPoissonInterval(events, cell.sumOfSquares / cell.sumForSquares);
}

function doseLimits({ numerator, sumOfSquares }: CellFigures): Interval | null {
  if (!(numerator > 0) || !sumOfSquares) return null;
  const { low, high } = compoundPoissonInterval(numerator, sumOfSquares);
  return { low: low / 100, high: high / 100 };
}
