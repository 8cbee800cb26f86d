import type { Estimate, Place, PlaceBin } from '../indicators/index.ts';

/** Institutions whose value lies from `low` to below `high`; `null` at the open ends. */
export interface OpenBin {
  readonly low: number | null;
  readonly high: number | null;
  readonly homes: number;
}

/** An open last bar is told from the others by reaching so many ordinary bars further; the picture then says «or more». */
const OPEN_REACH = 3;

/** Bars for the picture: the open ends closed at zero and well beyond the last limit. */
export function closedBins(bins: readonly OpenBin[]): PlaceBin[] {
  const widths = bins.flatMap(({ low, high }) => (low === null || high === null ? [] : [high - low]));
  const width = widths[0] ?? Math.max(1, ...bins.map(({ low, high }) => low ?? high ?? 0));
  return bins.map(({ low, high, homes }) => {
    const from = low ?? 0;
    return { from, to: high ?? from + OPEN_REACH * width, prescribers: homes };
  });
}

/**
 * The own place read from the bars, as if the places of a bar were evenly spread in it: per cent with a lower value, and the
 * same at both ends of the own interval. `null` without a value, an interval or bars.
 */
export function placeAmong(bins: readonly PlaceBin[], estimate: Estimate): Place | null {
  if (estimate.value === null || estimate.low === null || estimate.high === null) return null;
  const total = bins.reduce((sum, { prescribers }) => sum + prescribers, 0);
  if (total === 0) return null;
  const below = (value: number) => {
    const homes = bins.reduce((sum, { from, to, prescribers }) => {
      const share = (value - from) / (to - from);
      return sum + prescribers * Math.min(Math.max(share, 0), 1);
    }, 0);
    return (100 * homes) / total;
  };
  return {
    shrunken: estimate.value,
    percentile: below(estimate.value),
    low: below(estimate.low),
    high: below(estimate.high),
  };
}
