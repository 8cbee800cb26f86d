import {
  fitRatioPrior,
  fitSharePrior,
  type Interval,
  type Overdispersion,
  overdispersedFunnelLimits,
  overdispersionOf,
  type RatioPrior,
  type SharePrior,
  shrunkenRatio,
  shrunkenRatioInterval,
  shrunkenShare,
  shrunkenShareInterval,
} from '../statistics/index.ts';
import type { ComparedFigure, ExploreMeasure } from './explore-figure.ts';

type Known = Extract<ComparedFigure, { readonly numerator: number }>;

/** A unit as it stands among the others. */
export interface PlacedUnit {
  /** Its place in the list that was given. */
  readonly index: number;
  /** Expected events, or the total of a share. */
  readonly size: number;
  /** On the footing of `shrunken`: by age and sex where the population is `standardised`. */
  readonly raw: number;
  readonly shrunken: number;
  readonly interval: Interval;
  /** 1 = the lowest shrunken value. */
  readonly rank: number;
  readonly beyond: 'narrow' | 'wide' | null;
}

export interface FunnelLimitsAt {
  readonly size: number;
  readonly narrow: Interval;
  readonly wide: Interval;
}

/** How the units of a level differ in one period, and how much of that is chance. */
export interface ExploreVariation {
  readonly population: number;
  readonly target: number;
  readonly sizeIs: 'expected' | 'total';
  readonly standardised: boolean;
  readonly phi: number;
  readonly tauSquared: number;
  /** From the lowest to the highest shrunken value. */
  readonly units: readonly PlacedUnit[];
  readonly curve: readonly FunnelLimitsAt[];
}

const NARROW = 0.95;
const WIDE = 0.998;
/** Points of the funnel's curve, by equal steps of the square root of the size. */
const CURVE_POINTS = 40;

interface Model {
  readonly target: number;
  readonly sizeIs: 'expected' | 'total';
  readonly standardised: boolean;
  /** Ratio or share back to the scale of values. */
  readonly toValue: (value: number) => number;
  readonly sizeOf: (figure: Known) => number;
  readonly rawOf: (figure: Known) => number;
  readonly shrink: (figure: Known) => number;
  readonly intervalOf: (figure: Known) => Interval;
  /** Limits at a size, as a ratio or a share; `null` where only one unit is known. */
  readonly spread: Overdispersion | null;
  /** What a size is divided by before chance is asked: events of one patient come together. */
  readonly clump: number;
}

/**
 * Raw beside shrunken values (gamma–Poisson for rates, beta–binomial for shares), ranked on the shrunken alone, and a funnel whose
 * limits leave room for what units differ by beyond chance (Spiegelhalter 2005, additive). A rate that all units have an
 * expectation by age and sex for is compared by it.
 *
 * @param figures of all told units of the level; the index of a unit is its place in this list.
 * @returns `null` for sums without a known chance, and where no unit has a value.
 */
export function variationOf(
  measure: ExploreMeasure,
  figures: readonly ComparedFigure[],
): ExploreVariation | null {
  const known = figures.flatMap((figure, index) => (figure.value === null ? [] : [{ figure, index }]));
  const model = modelOf(
    measure,
    known.map(({ figure }) => figure),
  );
  if (model === null) return null;
  const units = known
    .map(({ figure, index }) => new UnitOfModel(model, figure, index))
    // Equals in the order of their sizes and then as they were given: never by the raw value.
    .sort((a, b) => a.shrunken - b.shrunken || a.size - b.size || a.index - b.index);
  for (const [place, unit] of units.entries()) unit.rank = place + 1;
  return {
    population: units.length,
    target: model.toValue(model.target),
    sizeIs: model.sizeIs,
    standardised: model.standardised,
    phi: model.spread?.phi ?? 1,
    tauSquared: model.spread?.tauSquared ?? 0,
    units,
    curve: curveOf(
      units.map(({ size }) => size),
      model,
    ),
  };
}

/**
 * Where a unit lies is worked out when it is first asked for: of thousands of doctors few are. A class, because thousands of
 * objects with getters of their own cost more than the figures.
 */
class UnitOfModel implements PlacedUnit {
  readonly index: number;
  readonly size: number;
  readonly raw: number;
  readonly shrunken: number;
  rank = 0;
  readonly #model: Model;
  readonly #figure: Known;
  #interval: Interval | undefined;
  #beyond: PlacedUnit['beyond'] | undefined;

  constructor(model: Model, figure: Known, index: number) {
    this.#model = model;
    this.#figure = figure;
    this.index = index;
    this.size = model.sizeOf(figure);
    this.raw = model.toValue(model.rawOf(figure));
    this.shrunken = model.toValue(model.shrink(figure));
  }

  get interval(): Interval {
    if (this.#interval === undefined) {
      const { low, high } = this.#model.intervalOf(this.#figure);
      this.#interval = { low: this.#model.toValue(low), high: this.#model.toValue(high) };
    }
    return this.#interval;
  }

  get beyond(): PlacedUnit['beyond'] {
    if (this.#beyond === undefined)
      this.#beyond = beyondOf(this.#model.rawOf(this.#figure), this.size, this.#model);
    return this.#beyond;
  }
}

function modelOf({ chance, toValue }: ExploreMeasure, known: readonly Known[]): Model | null {
  if (chance === 'none' || known.length === 0) return null;
  return chance === 'share' ? shareModel(known, toValue) : rateModel(known, toValue);
}

function shareModel(known: readonly Known[], toValue: ExploreMeasure['toValue']): Model | null {
  const of = ({ numerator, denominator }: Known) => ({ count: numerator, total: denominator });
  const prior: SharePrior | null = fitSharePrior(known.map(of));
  return (
    prior && {
      target: prior.mean,
      sizeIs: 'total',
      standardised: false,
      toValue,
      sizeOf: ({ denominator }) => denominator,
      rawOf: ({ numerator, denominator }) => numerator / denominator,
      shrink: (figure) => shrunkenShare(of(figure), prior),
      intervalOf: (figure) => shrunkenShareInterval(of(figure), prior),
      spread: overdispersionOf(
        known.map((figure) => ({ count: figure.numerator, size: figure.denominator })),
        'share-asin',
      ),
      clump: 1,
    }
  );
}

function rateModel(known: readonly Known[], toValue: ExploreMeasure['toValue']): Model | null {
  const numerator = known.reduce((sum, figure) => sum + figure.numerator, 0);
  const denominator = known.reduce((sum, figure) => sum + figure.denominator, 0);
  const expected = known.reduce((sum, figure) => sum + (figure.expectedCount ?? 0), 0);
  const standardised = known.every((figure) => figure.expectedCount !== null && figure.expectedCount > 0);
  if (!(numerator > 0)) return null;
  // Expectations are put on the footing of these units, so that 1 is their common value.
  const sizeOf = (figure: Known): number =>
    standardised
      ? ((figure.expectedCount ?? 0) * numerator) / expected
      : (figure.denominator * numerator) / denominator;
  const of = (figure: Known) => ({ observed: figure.numerator, expected: sizeOf(figure) });
  const clump = Math.max(
    1,
    known.reduce((sum, figure) => sum + figure.dispersion * figure.numerator, 0) / numerator,
  );
  const prior: RatioPrior | null = fitRatioPrior(known.map(of), clump);
  return (
    prior && {
      target: 1,
      sizeIs: 'expected',
      standardised,
      toValue: (ratio) => toValue((ratio * numerator) / denominator),
      sizeOf,
      rawOf: (figure) => figure.numerator / sizeOf(figure),
      shrink: (figure) => shrunkenRatio(of(figure), prior),
      intervalOf: (figure) => shrunkenRatioInterval(of(figure), prior),
      spread: overdispersionOf(
        known.map((figure) => ({ count: figure.numerator / clump, size: sizeOf(figure) / clump })),
        'ratio-sqrt',
      ),
      clump,
    }
  );
}

function limitsAt(size: number, { spread, clump }: Model, confidence: number): Interval | null {
  return spread && overdispersedFunnelLimits(size / clump, spread, 'additive', confidence);
}

function beyondOf(raw: number, size: number, model: Model): PlacedUnit['beyond'] {
  const isBeyond = (confidence: number) => {
    const limits = limitsAt(size, model, confidence);
    return limits !== null && (raw < limits.low || raw > limits.high);
  };
  return isBeyond(WIDE) ? 'wide' : isBeyond(NARROW) ? 'narrow' : null;
}

function curveOf(sizes: readonly number[], model: Model): readonly FunnelLimitsAt[] {
  const largest = Math.max(0, ...sizes);
  if (model.spread === null || !(largest > 0)) return [];
  return Array.from({ length: CURVE_POINTS }, (_, index) => {
    const size = largest * 1.05 * ((index + 1) / CURVE_POINTS) ** 2;
    return { size, narrow: shown(size, model, NARROW), wide: shown(size, model, WIDE) };
  });
}

function shown(size: number, model: Model, confidence: number): Interval {
  const { low, high } = limitsAt(size, model, confidence) ?? { low: model.target, high: model.target };
  return { low: model.toValue(low), high: model.toValue(high) };
}
