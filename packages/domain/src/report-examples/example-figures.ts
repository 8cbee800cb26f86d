import type { Estimate, Scale } from '../indicators/index.ts';
import type { Comparators, Figure } from '../reports/index.ts';
import { wilsonInterval } from '../statistics/index.ts';

/** Counts behind one doctor's figure: events and what they are related to (prescriptions or person-months). */
export type Counts = readonly [numerator: number, denominator: number];

/** How much of a rate's spread comes from patients who need several prescriptions. */
const DISPERSION = 1.35;

const PER: Readonly<Record<Scale, number>> = {
  per1000Years: 12_000,
  per1000Days: 1000 / 30.4,
  per100Contacts: 100,
  percent: 100,
  ratio: 1,
  mean: 1,
  seasonal: 1,
};

/** A figure with an interval that is right for shares and near enough for the others: invented, for examples alone. */
export function exampleFigure(scale: Scale, [numerator, denominator]: Counts): Figure {
  const value = (PER[scale] * numerator) / denominator;
  const interval =
    scale === 'percent'
      ? wilsonInterval(numerator, denominator)
      : { low: numerator * Math.exp(-reach(numerator)), high: numerator * Math.exp(reach(numerator)) };
  const factor = scale === 'percent' ? 100 : PER[scale] / denominator;
  return {
    estimate: {
      value,
      low: interval.low * factor,
      high: interval.high * factor,
      noInterval: null,
      numerator,
      denominator,
    },
    dispersion: scale === 'percent' ? 1 : DISPERSION,
  };
}

function reach(events: number): number {
  return 1.96 * Math.sqrt(DISPERSION / Math.max(events, 0.5));
}

export function hidden(reason: Extract<Estimate, { value: null }>['reason']): Figure {
  return { estimate: { value: null, reason }, dispersion: 1 };
}

/** Sizes of the levels relative to one doctor: the larger, the narrower the interval. */
const SIZE = { group: 9, municipality: 640, county: 640, nation: 4900 } as const;

/** The levels' figures from their values. */
export function exampleComparators(
  scale: Scale,
  denominator: number,
  [group, municipality, county, nation]: readonly [number, number, number, number],
): Comparators<Figure> {
  const at = (value: number, size: number) =>
    exampleFigure(scale, [Math.round((value / PER[scale]) * denominator * size), denominator * size]);
  return {
    group: at(group, SIZE.group),
    municipality: at(municipality, SIZE.municipality),
    county: at(county, SIZE.county),
    nation: at(nation, SIZE.nation),
  };
}
