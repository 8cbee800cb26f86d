import {
  type Cell,
  type Estimate,
  estimateOf,
  expectedValueOf,
  type IndicatorDefinition,
  isRate,
  isShareOfCounts,
  type NoValueReason,
  onScale,
  pointValueOf,
  unitOf,
} from '../indicators/index.ts';
import {
  estimateInstitution,
  type InstitutionIndicator,
  type InstitutionSums,
} from '../institutions/index.ts';

/** How chance works on the figures of an indicator, and how a count over a size becomes a value. */
export interface ExploreMeasure {
  /** `rate`: events over a size; `share`: a count of its total; `none`: sums without a known chance, as ratios of doses. */
  readonly chance: 'rate' | 'share' | 'none';
  /** From count over size, in natural units, to the value that reports print. */
  readonly toValue: (rate: number) => number;
}

/** A figure as it may be told: a value with what it is made of, or neither and why. */
export type ExploreFigure =
  | {
      readonly value: number;
      readonly low: number | null;
      readonly high: number | null;
      /** In natural units: prescriptions, doses, person-months or -days, bed days. */
      readonly numerator: number;
      readonly denominator: number;
      /** Expected by age and sex, in the numerator's unit; `null` where nothing is expected. */
      readonly expectedCount: number | null;
      /** The same on the scale of the value. */
      readonly expected: number | null;
      /** Variance of the numerator relative to that of independent events. */
      readonly dispersion: number;
    }
  | { readonly value: null; readonly reason: NoValueReason };

/** The parts of a cell that a figure is made of. */
export type FigureCell = Pick<
  Cell,
  'numerator' | 'denominator' | 'sumOfSquares' | 'sumForSquares' | 'expected' | 'noValue'
>;

export function measureOf(definition: IndicatorDefinition): ExploreMeasure {
  const { scale, denominator } = definition;
  const isOfPeople = scale === 'percent' && 'personTime' in denominator;
  return {
    chance: isShareOfCounts(definition) ? 'share' : isRate(scale) || isOfPeople ? 'rate' : 'none',
    toValue: (rate) => onScale(definition, rate, 1),
  };
}

/** The figure of a told cell, by the functions that reports are made with. */
export function figureOfCell(definition: IndicatorDefinition, cell: FigureCell): ExploreFigure {
  const estimate: Estimate = estimateOf(definition, cell);
  if (estimate.value === null) return estimate;
  const expected = definition.standardised ? expectedValueOf(definition, cell) : null;
  const { value, low, high, numerator, denominator } = estimate;
  return { value, low, high, numerator, denominator, expected, ...chanceOf(definition, cell) };
}

type Known = Extract<ExploreFigure, { readonly numerator: number }>;

/** What of a figure is compared with others. */
export type ComparedFigure =
  | Omit<Known, 'low' | 'high' | 'expected'>
  | Extract<ExploreFigure, { readonly value: null }>;

/** The same as `figureOfCell` for thousands of doctors: without intervals, which nobody is shown. */
export function comparedOfCell(definition: IndicatorDefinition, cell: FigureCell): ComparedFigure {
  const told = pointValueOf(definition, cell);
  return told.value === null ? told : { ...told, ...chanceOf(definition, cell) };
}

function chanceOf(
  { numerator, standardised }: IndicatorDefinition,
  { expected, sumOfSquares, sumForSquares }: FigureCell,
): Pick<Known, 'expectedCount' | 'dispersion'> {
  const unit = unitOf(numerator);
  return {
    expectedCount: !standardised || expected === null ? null : expected / unit,
    dispersion: sumOfSquares === null || !sumForSquares ? 1 : sumOfSquares / sumForSquares / unit,
  };
}

export function institutionMeasureOf({ denominator }: InstitutionIndicator): ExploreMeasure {
  const isShare = !('bedTime' in denominator);
  return {
    chance: !isShare ? 'rate' : denominator.count === 'purchases' ? 'share' : 'none',
    toValue: (rate) => 100 * rate,
  };
}

/** The same of institutions' sums. */
export function figureOfInstitutions(definition: InstitutionIndicator, sums: InstitutionSums): ExploreFigure {
  const estimate = estimateInstitution(definition, sums);
  const { numerator, sumOfSquares, denominator } = sums;
  if (estimate.value === null || denominator === null)
    return { value: null, reason: estimate.value === null ? estimate.reason : 'no-denominator' };
  const { value, low, high } = estimate;
  const dispersion =
    definition.numerator.count === 'ddd' && numerator > 0 && sumOfSquares > 0 ? sumOfSquares / numerator : 1;
  return { value, low, high, numerator, denominator, expectedCount: null, expected: null, dispersion };
}

/**
 * Told cells of parts that do not overlap, as the cell of the whole: three months of a quarter, the counties of a region. Whoever
 * reads the parts can add them up, so the sum tells nothing more. `null` where a part is not told.
 */
export function sumOfCells(cells: readonly (FigureCell | null)[]): FigureCell | null {
  const told = cells.filter((cell) => cell !== null);
  const [first] = told;
  if (first === undefined || told.length < cells.length) return null;
  return told.slice(1).reduce<FigureCell>(
    (sum, cell) => ({
      numerator: sum.numerator + cell.numerator,
      denominator: sum.denominator + cell.denominator,
      sumOfSquares: bothOf(sum.sumOfSquares, cell.sumOfSquares),
      sumForSquares: bothOf(sum.sumForSquares, cell.sumForSquares),
      expected: bothOf(sum.expected, cell.expected),
      noValue: sum.noValue ?? cell.noValue,
    }),
    {
      numerator: first.numerator,
      denominator: first.denominator,
      sumOfSquares: first.sumOfSquares,
      sumForSquares: first.sumForSquares,
      expected: first.expected,
      noValue: first.noValue,
    },
  );
}

function bothOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** Figures of places that do not overlap as one, without an interval: what units are compared with. */
export function sumOfFigures(
  { toValue }: ExploreMeasure,
  figures: readonly Extract<ExploreFigure, { readonly numerator: number }>[],
): ExploreFigure {
  const sum = (of: (figure: (typeof figures)[number]) => number) =>
    figures.reduce((total, figure) => total + of(figure), 0);
  const [numerator, denominator] = [sum((each) => each.numerator), sum((each) => each.denominator)];
  if (!(denominator > 0)) return { value: null, reason: 'no-denominator' };
  return {
    value: toValue(numerator / denominator),
    low: null,
    high: null,
    numerator,
    denominator,
    expectedCount: null,
    expected: null,
    dispersion: numerator > 0 ? sum((each) => each.dispersion * each.numerator) / numerator : 1,
  };
}
