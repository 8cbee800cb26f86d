import { studentQuantile } from '../regression/index.ts';

/** A change with its 95 % interval, in percent: −9.8 is a fall of 9.8 %. Limits are `null` where there are too few parts to tell. */
export interface Change {
  readonly changePercent: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The change that all parts together show, and an interval from how much it depends on each of them: delete-one jackknife on the
 * log scale, (n − 1)/n · Σ (θ₋ᵢ − mean)², with Student's t of n − 1 degrees of freedom (B. Efron and C. Stein, Annals of Statistics
 * 1981; 9: 586–596). Parts that depend on each other, such as a county's doctors, belong together as one.
 * @param logRatio of a set of parts; `null` where it cannot be formed
 * @param degreesOfFreedom n − 1 when left out; fewer where a few parts carry most of the estimate, see `effectiveParts`
 */
export function jackknifeChange<T>(
  parts: readonly T[],
  logRatio: (parts: readonly T[]) => number | null,
  degreesOfFreedom: number = parts.length - 1,
): Change | null {
  const whole = logRatio(parts);
  if (whole === null) return null;
  const changePercent = 100 * Math.expm1(whole);
  const without = parts.map((_, left) => logRatio(parts.filter((_part, index) => index !== left)));
  const known = without.filter((value) => value !== null);
  const n = parts.length;
  if (n < 3 || known.length < n) return { changePercent, low: null, high: null };
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = studentQuantile(0.975, degreesOfFreedom) * Math.sqrt(((n - 1) / n) * squares);
  return { changePercent, low: 100 * Math.expm1(whole - half), high: 100 * Math.expm1(whole + half) };
}

/**
 * How many parts of equal weight would tell as much as these do: (Σ|a|)²/Σa² (L. Kish, Survey Sampling, 1965, section 11.7). Ten counties
 * of which one is half of the controls know less of chance than ten that weigh alike.
 * @param shares of the parts in an estimate, negative among the controls
 */
export function effectiveParts(shares: readonly number[]): number {
  const [sum, squares] = shares.reduce<[number, number]>(
    ([total, square], share) => [total + Math.abs(share), square + share * share],
    [0, 0],
  );
  return squares === 0 ? 0 : sum ** 2 / squares;
}
