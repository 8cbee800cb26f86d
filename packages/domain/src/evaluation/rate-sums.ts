/** What was counted, and of how much. */
export interface RateSums {
  readonly numerator: number;
  readonly denominator: number;
}

/** A year before and a year after. */
export interface BeforeAfter {
  readonly before: RateSums;
  readonly after: RateSums;
}

export const NOTHING: RateSums = { numerator: 0, denominator: 0 };

export function addSums(a: RateSums, b: RateSums): RateSums {
  return { numerator: a.numerator + b.numerator, denominator: a.denominator + b.denominator };
}

export function addPairs(pairs: readonly BeforeAfter[]): BeforeAfter {
  return pairs.reduce<BeforeAfter>(
    (sum, pair) => ({ before: addSums(sum.before, pair.before), after: addSums(sum.after, pair.after) }),
    { before: NOTHING, after: NOTHING },
  );
}

export function rateOf({ numerator, denominator }: RateSums): number {
  return numerator / denominator;
}

/** Logarithm of the ratio of the later rate to the earlier; `null` where a rate is 0 or nothing was there to count in. */
export function logRatioOf({ before, after }: BeforeAfter): number | null {
  const isKnown = [before, after].every(({ numerator, denominator }) => numerator > 0 && denominator > 0);
  return isKnown ? Math.log(rateOf(after) / rateOf(before)) : null;
}
