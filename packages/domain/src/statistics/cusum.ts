/** What a CUSUM watches for: a count whose mean is multiplied, or a share whose odds are. */
export type CusumDesign =
  | {
      readonly kind: 'poisson';
      /** Expected events in the period when nothing has changed. */
      readonly expected: number;
      /** The change to find: above 1 a rise, below 1 a fall of the expected events. */
      readonly ratio: number;
    }
  | {
      readonly kind: 'binomial';
      readonly total: number;
      /** Share 0–1 when nothing has changed. */
      readonly share: number;
      /** The change to find, as a ratio of odds. */
      readonly ratio: number;
    };

/** Signal height and what each event adds: score = step·(count − allowance). */
export interface CusumStep {
  /** Logarithm of the ratio; negative when a fall is watched for. */
  readonly step: number;
  /** The count that moves the CUSUM neither way. */
  readonly allowance: number;
}

/**
 * The score of a period is the logarithm of the likelihood of its count with the change, less that without: for a Poisson count
 * O·ln R − E(R − 1), for a binomial x·ln R − n·ln(1 − p + R·p) with R a ratio of odds. Written as step·(count − allowance).
 * S. H. Steiner, R. J. Cook, V. T. Farewell and T. Treasure, Biostatistics 2000; 1: 441–452; J. M. Lucas, Technometrics 1985;
 * 27: 129–144.
 * @throws RangeError unless 0 < expected, 0 < share < 1, total a whole number ≥ 1, and the ratio is positive and not 1.
 */
export function cusumStep(design: CusumDesign): CusumStep {
  if (!(design.ratio > 0 && design.ratio !== 1 && Number.isFinite(design.ratio))) {
    throw new RangeError(`Not a change to watch for: ${design.ratio}`);
  }
  const step = Math.log(design.ratio);
  if (design.kind === 'poisson') {
    if (!(design.expected > 0 && Number.isFinite(design.expected))) {
      throw new RangeError(`Not an expected number: ${design.expected}`);
    }
    return { step, allowance: (design.expected * (design.ratio - 1)) / step };
  }
  const { total, share, ratio } = design;
  if (!(Number.isSafeInteger(total) && total >= 1 && share > 0 && share < 1)) {
    throw new RangeError(`Not a share that can change: ${share} of ${total}`);
  }
  return { step, allowance: (total * Math.log1p(share * (ratio - 1))) / step };
}

export interface CusumPoint {
  /** The CUSUM after the period, ≥ 0, in units of log-likelihood. */
  readonly value: number;
  readonly signal: boolean;
}

/**
 * Cᵗ = max(0, Cᵗ⁻¹ + score), a signal when it reaches the threshold, after which it begins again at 0. The design may differ
 * from period to period, as the expected number follows the season and the length of the list.
 * @throws RangeError for a threshold that is not positive, or a count that is no number ≥ 0 (above the total of a share).
 */
export function cusum(
  periods: readonly { readonly count: number; readonly design: CusumDesign }[],
  threshold: number,
): readonly CusumPoint[] {
  if (!(threshold > 0)) throw new RangeError(`Not a threshold: ${threshold}`);
  let value = 0;
  return periods.map(({ count, design }) => {
    const { step, allowance } = cusumStep(design);
    const most = design.kind === 'binomial' ? design.total : Number.MAX_SAFE_INTEGER;
    if (!(count >= 0 && count <= most)) throw new RangeError(`Not a count: ${count}`);
    value = Math.max(0, value + step * (count - allowance));
    const point = { value, signal: value >= threshold };
    if (point.signal) value = 0;
    return point;
  });
}
