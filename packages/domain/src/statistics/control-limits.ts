/** One period: events per size (a rate, u chart) or a count of a total (a share, p chart). */
export interface ChartPoint {
  readonly count: number;
  readonly size: number;
}

export interface ControlPoint {
  /** count / size; `null` when there was no size. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly beyond: 'above' | 'below' | null;
}

export interface ControlLimits {
  readonly centre: number;
  /**
   * Laney's σ_z: how many times wider the points spread from one to the next than binomial or Poisson chance; `null` when it
   * cannot be told (fewer than two points, or a centre without chance).
   */
  readonly dispersion: number | null;
  readonly points: readonly ControlPoint[];
}

/** Expected range of two normal values, as Laney writes it. */
const MEAN_RANGE_OF_TWO = 1.128;

/**
 * Control limits of a series of rates or shares. Centre: all counts over all sizes. Without `prime`: ū ± 3√(ū/n) and
 * p̄ ± 3√(p̄(1 − p̄)/n). With `prime` the spread is multiplied by σ_z = mean |zᵢ − zᵢ₋₁| / 1.128, zᵢ the standardised
 * points: with thousands of listed patients chance alone is so small that every month would otherwise be a signal.
 * Limits stay within 0, and 1 for a share. D. B. Laney, Qual Eng 2002; 14: 531–537; D. C. Montgomery, Introduction to
 * Statistical Quality Control, chapter 7.
 *
 * @param options.baseline how many of the first points set centre and spread (all if left out).
 * @param options.sigmas standard errors from the centre to a limit; 3, the custom, if left out.
 * @returns `null` when the baseline has no size. @throws RangeError for negative or unknown numbers.
 */
export function controlLimits(
  points: readonly ChartPoint[],
  kind: 'rate' | 'share',
  options: { readonly prime?: boolean; readonly baseline?: number; readonly sigmas?: number } = {},
): ControlLimits | null {
  for (const point of points) demand(point, kind);
  const baseline = points.slice(0, options.baseline).filter((point) => point.size > 0);
  const size = baseline.reduce((sum, point) => sum + point.size, 0);
  if (size === 0) return null;
  const centre = baseline.reduce((sum, point) => sum + point.count, 0) / size;
  const variance = kind === 'rate' ? centre : centre * (1 - centre);
  const dispersion = dispersionOf(baseline, centre, variance);
  const factor = options.prime === false ? 1 : (dispersion ?? 1);
  const ceiling = kind === 'share' ? 1 : Number.POSITIVE_INFINITY;
  return {
    centre,
    dispersion,
    points: points.map((point) => {
      if (point.size === 0) return { value: null, low: null, high: null, beyond: null };
      const value = point.count / point.size;
      const half = (options.sigmas ?? 3) * factor * Math.sqrt(variance / point.size);
      const low = Math.max(0, centre - half);
      const high = Math.min(ceiling, centre + half);
      // A limit that is met to the last digit is not passed.
      const slack = 1e-12 * Math.max(1, centre);
      return {
        value,
        low,
        high,
        beyond: value > high + slack ? 'above' : value < low - slack ? 'below' : null,
      };
    }),
  };
}

function dispersionOf(baseline: readonly ChartPoint[], centre: number, variance: number): number | null {
  if (baseline.length < 2 || !(variance > 0)) return null;
  const scores = baseline.map(({ count, size }) => (count / size - centre) / Math.sqrt(variance / size));
  let moved = 0;
  for (const [index, score] of scores.entries()) {
    if (index > 0) moved += Math.abs(score - (scores[index - 1] as number));
  }
  return moved / (scores.length - 1) / MEAN_RANGE_OF_TWO;
}

function demand({ count, size }: ChartPoint, kind: 'rate' | 'share'): void {
  const known = count >= 0 && size >= 0 && Number.isFinite(count) && Number.isFinite(size);
  if (!known || (kind === 'share' && count > size) || (size === 0 && count > 0)) {
    throw new RangeError(`Not a point of a control chart: ${count} of ${size}`);
  }
}
