import { Refusal } from '../refusal/index.ts';
import type { Covariance } from './coefficients.ts';
import type { GlmFit } from './glm.ts';

/**
 * Errors that hold when the variance is not the model’s. HC0: B(Σ sᵢsᵢᵀ)B with scores s and B = (XᵀWX)⁻¹; HC1 is HC0 × n/(n − p).
 * H. White, Econometrica 1980; 48: 817–838; A. Zeileis, J Stat Softw 2006; 16(9).
 */
export function heteroscedasticCovariance(fit: GlmFit, type: 'HC0' | 'HC1'): Covariance {
  const rows = fit.fitted.length;
  const factor = type === 'HC1' ? rows / (rows - fit.coefficients.length) : 1;
  return sandwich(fit, outerSum(scoreColumns(fit), 0), factor);
}

export interface ClusterCovariance {
  readonly covariance: Covariance;
  readonly clusters: number;
  /** Clusters − 1, for Student’s t: with few clusters the normal distribution is too narrow. */
  readonly degreesOfFreedom: number;
}

/**
 * Errors that hold when observations of one cluster hang together: CR0 sums the scores by cluster; CR1 is CR0 × G/(G − 1) for
 * G clusters. K.-Y. Liang and S. L. Zeger, Biometrika 1986; 73: 13–22; few clusters: A. C. Cameron and D. L. Miller, J Hum
 * Resour 2015; 50: 317–372. Below about ten clusters even CR1 with t is optimistic.
 * @throws Refusal `analysis-refused` with fewer than two clusters, or no more than a term that varies only between them needs.
 */
export function clusterCovariance(
  fit: GlmFit,
  clusters: readonly (string | number)[],
  type: 'CR0' | 'CR1',
): ClusterCovariance {
  const found = new Map<string | number, number>();
  const clusterOf = clusters.map((cluster) => {
    if (!found.has(cluster)) found.set(cluster, found.size);
    return found.get(cluster) as number;
  });
  const count = found.size;
  if (count < 2) {
    throw new Refusal(
      'analysis-refused',
      'Cluster-robust errors need at least two clusters. Use a lower level.',
    );
  }
  const sums = scoreColumns(fit).map((column) => {
    const sum = new Float64Array(count);
    column.forEach((value, row) => {
      sum[clusterOf[row] as number] = (sum[clusterOf[row] as number] as number) + value;
    });
    return sum;
  });
  const factor = type === 'CR1' ? count / (count - 1) : 1;
  return {
    covariance: sandwich(fit, outerSum(sums, 0), factor),
    clusters: count,
    degreesOfFreedom: count - 1,
  };
}

/**
 * Errors that hold when neighbours in time hang together; the observations stand in order of time. Scores up to `lag` apart
 * count with Bartlett’s weights 1 − j/(lag + 1). W. K. Newey and K. D. West, Econometrica 1987; 55: 703–708. When `lag` is left
 * out it is ⌊4(n/100)^(2/9)⌋ (Newey and West, Rev Econ Stud 1994; 61: 631–653).
 */
export function neweyWestCovariance(
  fit: GlmFit,
  lag = Math.floor(4 * (fit.fitted.length / 100) ** (2 / 9)),
): Covariance {
  const scores = scoreColumns(fit);
  const meat = outerSum(scores, 0);
  for (let distance = 1; distance <= lag; distance += 1) {
    const weight = 1 - distance / (lag + 1);
    const across = outerSum(scores, distance);
    meat.forEach((row, at) => {
      for (let other = 0; other < row.length; other += 1) {
        row[other] =
          (row[other] as number) +
          weight * ((across[at]?.[other] as number) + (across[other]?.[at] as number));
      }
    });
  }
  return sandwich(fit, meat, 1);
}

function scoreColumns(fit: GlmFit): Float64Array[] {
  return fit.input.design.columns.map((column) =>
    column.map((value, row) => value * (fit.working[row] as number)),
  );
}

/** Σₜ s(t) s(t − distance)ᵀ. */
function outerSum(columns: readonly Float64Array[], distance: number): Float64Array[] {
  return columns.map((one) =>
    Float64Array.from(columns, (other) => {
      let sum = 0;
      for (let row = distance; row < one.length; row += 1) {
        sum += (one[row] as number) * (other[row - distance] as number);
      }
      return sum;
    }),
  );
}

function sandwich(fit: GlmFit, meat: readonly Float64Array[], factor: number): Covariance {
  const bread = fit.unscaled;
  const half = product(bread, meat);
  return product(half, bread).map((row) => row.map((value) => value * factor));
}

function product(left: readonly Float64Array[], right: readonly Float64Array[]): Float64Array[] {
  return left.map((row) =>
    Float64Array.from(row, (_, column) =>
      row.reduce((sum, value, at) => sum + value * (right[at]?.[column] as number), 0),
    ),
  );
}
