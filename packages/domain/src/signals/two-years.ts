/** Events of a year, and what they are out of: person-time, or all prescriptions of a share. */
export interface YearSums {
  readonly count: number;
  readonly size: number;
}

/** Two years of a place that do not overlap, the later one newest. */
export interface TwoYears {
  readonly before: YearSums;
  readonly after: YearSums;
}

/** How a place's year has changed beside the country's. */
export interface ChangeBeside {
  /** The place's change over the country's: 1 where it changed as the country did. */
  readonly ratio: number;
  /** Of the logarithm of the ratio, by chance alone: 1/a + 1/b for events, and 1/a − 1/n + 1/b − 1/m for shares. */
  readonly variance: number;
}

/** @returns `null` where either year has too few events (of a share, or too few others), or the country's change is not known */
export function changeBeside(
  { before, after }: TwoYears,
  country: TwoYears,
  kind: 'rate' | 'share',
  leastEvents: number,
): ChangeBeside | null {
  const moved = rateOf(country.after) / rateOf(country.before);
  if (!(moved > 0 && Number.isFinite(moved))) return null;
  if (!isEnough(before, kind, leastEvents) || !isEnough(after, kind, leastEvents)) return null;
  return {
    ratio: rateOf(after) / rateOf(before) / moved,
    variance: varianceOf(before, kind) + varianceOf(after, kind),
  };
}

function rateOf({ count, size }: YearSums): number {
  return count / size;
}

function isEnough({ count, size }: YearSums, kind: 'rate' | 'share', leastEvents: number): boolean {
  return size > 0 && count >= leastEvents && (kind === 'rate' || size - count >= leastEvents);
}

function varianceOf({ count, size }: YearSums, kind: 'rate' | 'share'): number {
  return 1 / count - (kind === 'share' ? 1 / size : 0);
}
