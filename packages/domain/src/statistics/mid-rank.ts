/**
 * Percentile by mid-rank, 0–100: 100 × (number below + half of those equal) / number, in values sorted upwards.
 * @throws RangeError when there are no values.
 */
export function midRankPercentile(sorted: ArrayLike<number>, value: number): number {
  if (sorted.length === 0) throw new RangeError('No values to rank among');
  const below = lowerBound(sorted, (other) => other >= value);
  const notAbove = lowerBound(sorted, (other) => other > value);
  return (100 * (below + notAbove)) / (2 * sorted.length);
}

/**
 * Quantile of values sorted upwards with linear interpolation (type 7 of Hyndman and Fan, Am Stat 1996; 50: 361–365).
 * @throws RangeError when there are no values or the probability is outside 0–1.
 */
export function sortedQuantile(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0 || !(probability >= 0 && probability <= 1)) {
    throw new RangeError(`No quantile ${probability} of ${sorted.length} values`);
  }
  const place = (sorted.length - 1) * probability;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

/** Index of the first value that passes; the values pass from some index on. */
function lowerBound(sorted: ArrayLike<number>, passes: (value: number) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (passes(sorted[middle] as number)) to = middle;
    else from = middle + 1;
  }
  return from;
}
