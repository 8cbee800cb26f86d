/** One unit’s periods, with what each is multiplied by. */
export interface UnitPath {
  readonly cluster: number;
  /** Events in all periods together. */
  readonly total: number;
  /** Index of each period; period 0 is what the others are set against. */
  readonly at: Int32Array;
  readonly counts: Float64Array;
  readonly logExposures: Float64Array;
  /** By term, by period. */
  readonly terms: readonly Float64Array[];
}

export interface Information {
  logLikelihood: number;
  pearson: number;
  readonly gradient: Float64Array;
  /** Lower triangle. */
  readonly hessian: readonly Float64Array[];
  /** Diagonal of the Hessian before the units’ effects are taken out. */
  readonly scale: Float64Array;
}

/** @param hasHessian `false` where only the gradient is wanted. */
export function noInformation(size: number, hasHessian = true): Information {
  return {
    logLikelihood: 0,
    pearson: 0,
    gradient: new Float64Array(size),
    hessian: hasHessian ? Array.from({ length: size }, () => new Float64Array(size)) : [],
    scale: new Float64Array(size),
  };
}

/**
 * Adds log-likelihood, gradient and Hessian of one unit, whose effect is taken out: with expected counts μ that sum to its total,
 * the Hessian is Σ μzzᵀ − (Σ μz)(Σ μz)ᵀ / total.
 */
export function addUnit(into: Information, path: UnitPath, parameters: Float64Array, periods: number): void {
  const { at, counts, total, terms } = path;
  const means = expected(path, parameters, periods);
  const first = periods - 1;
  const sums = terms.map((values) =>
    values.reduce((sum, value, row) => sum + value * (means[row] as number), 0),
  );
  const { gradient, hessian, scale } = into;
  for (let row = 0; row < at.length; row += 1) {
    const mean = means[row] as number;
    const residual = (counts[row] as number) - mean;
    if (mean > 0) {
      into.pearson += (residual * residual) / mean;
      if (counts[row] !== 0) into.logLikelihood += (counts[row] as number) * Math.log(mean / total);
    }
    const period = (at[row] as number) - 1;
    if (period >= 0) gradient[period] = (gradient[period] as number) + residual;
    for (let term = 0; term < terms.length; term += 1) {
      gradient[first + term] = (gradient[first + term] as number) + (terms[term]?.[row] as number) * residual;
    }
    if (hessian.length === 0) continue;
    if (period >= 0) {
      addPeriodRow(hessian[period] as Float64Array, at, means, row, total);
      scale[period] = (scale[period] as number) + mean;
    }
    terms.forEach((values, term) => {
      const own = hessian[first + term] as Float64Array;
      const value = values[row] as number;
      if (period >= 0)
        own[period] = (own[period] as number) + mean * (value - (sums[term] as number) / total);
      for (let other = 0; other <= term; other += 1) {
        own[first + other] = (own[first + other] as number) + mean * value * (terms[other]?.[row] as number);
      }
      scale[first + term] = (scale[first + term] as number) + mean * value * value;
    });
  }
  if (hessian.length === 0) return;
  terms.forEach((_, term) => {
    const own = hessian[first + term] as Float64Array;
    for (let other = 0; other <= term; other += 1) {
      own[first + other] =
        (own[first + other] as number) - ((sums[term] as number) * (sums[other] as number)) / total;
    }
  });
}

/** μ of each period of the unit: its total shared out by exposure × exp(γ + Σ βx). */
function expected(path: UnitPath, parameters: Float64Array, periods: number): Float64Array {
  const { at, logExposures, terms, total } = path;
  let largest = Number.NEGATIVE_INFINITY;
  const linear = logExposures.map((value, row) => {
    const period = (at[row] as number) - 1;
    let sum = value + (period >= 0 ? (parameters[period] as number) : 0);
    for (let term = 0; term < terms.length; term += 1) {
      sum += (parameters[periods - 1 + term] as number) * (terms[term]?.[row] as number);
    }
    largest = Math.max(largest, sum);
    return sum;
  });
  let all = 0;
  for (let row = 0; row < linear.length; row += 1) {
    linear[row] = Math.exp((linear[row] as number) - largest);
    all += linear[row] as number;
  }
  return linear.map((share) => (total * share) / all);
}

function addPeriodRow(
  own: Float64Array,
  at: Int32Array,
  means: Float64Array,
  row: number,
  total: number,
): void {
  const mean = means[row] as number;
  const period = (at[row] as number) - 1;
  own[period] = (own[period] as number) + mean;
  const share = mean / total;
  // Periods stand in growing order, so the rows up to this one are the lower triangle; only the first can be period 0.
  for (let other = at[0] === 0 ? 1 : 0; other <= row; other += 1) {
    const column = (at[other] as number) - 1;
    own[column] = (own[column] as number) - share * (means[other] as number);
  }
}
