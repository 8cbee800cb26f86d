import type { ExploreVariation, PlacedUnit } from './explore-variation.ts';

/** Neighbours in the order of their shrunken values, never fewer than ten. */
export interface VariationBin {
  readonly from: number;
  readonly to: number;
  readonly shrunken: number;
  readonly low: number;
  readonly high: number;
  readonly raw: number | null;
  readonly own: boolean;
}

const LEAST_IN_BIN = 10;
const MOST_BINS = 30;
const INTERVALS_IN_BIN = 12;
/** As many digits as a picture shows. */
const BIN_DIGITS = 3;

/**
 * The units in bins of about equal numbers, at least ten in each, with the means of what is in them: a caterpillar without faces.
 * None for fewer than twenty units.
 *
 * @param own the index of the reader's own unit, or `null`
 * @param meanOf how a mean is told: of units that are told one by one with three digits, of people coarser
 */
export function variationBins(
  { units }: ExploreVariation,
  own: number | null,
  meanOf: (values: readonly number[]) => number = meanOfTold,
): readonly VariationBin[] {
  const bins = Math.min(MOST_BINS, Math.floor(units.length / LEAST_IN_BIN));
  if (bins < 2) return [];
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * units.length) / bins);
    const to = Math.floor(((bin + 1) * units.length) / bins);
    const members = units.slice(from, to);
    const mean = (of: readonly PlacedUnit[], value: (unit: PlacedUnit) => number) => meanOf(of.map(value));
    // Neighbours differ little, so that the mean of a dozen ends, evenly spread, is that of all of them.
    const stride = Math.max(1, members.length / INTERVALS_IN_BIN);
    const some = members.filter((_, at) => Math.floor(at / stride) !== Math.floor((at - 1) / stride));
    const shrunken = mean(members, (unit) => unit.shrunken);
    // From the value: what a bin's values have in common is then rounded away once, and not the width of its interval.
    const below = mean(some, (unit) => unit.shrunken - unit.interval.low);
    const above = mean(some, (unit) => unit.interval.high - unit.shrunken);
    return {
      from: from + 1,
      to,
      shrunken,
      low: plain(shrunken - below),
      high: plain(shrunken + above),
      raw: mean(members, ({ raw }) => raw),
      own: own !== null && members.some(({ index }) => index === own),
    };
  });
}

function meanOfTold(values: readonly number[]): number {
  return Number((values.reduce((sum, value) => sum + value, 0) / values.length).toPrecision(BIN_DIGITS));
}

/** A difference without the last bits. */
function plain(value: number): number {
  return Number(value.toPrecision(12));
}
