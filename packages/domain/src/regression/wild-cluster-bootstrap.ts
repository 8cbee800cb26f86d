import { Refusal } from '../refusal/index.ts';
import { type ClusterWeighting, clusterPatterns } from './cluster-patterns.ts';
import { type Design, refuseDependent } from './design.ts';
import { leastSquares } from './least-squares.ts';

export interface WildClusterInput {
  readonly design: Design;
  /** On the scale of the model; a log rate for rates. */
  readonly response: ArrayLike<number>;
  /** 1 for all when left out. */
  readonly weights?: ArrayLike<number>;
  /** Cluster of each row: what is not independent of each other. */
  readonly clusters: readonly (string | number)[];
  /** Name of the column whose coefficient is asked about. */
  readonly term: string;
}

export interface WildClusterOptions {
  readonly seed: number;
  /** 1999 when left out. Where there are no more patterns of weights than that, all of them are gone through instead. */
  readonly draws?: number;
  /** Six-point weights below ten clusters and signs from there when left out. */
  readonly weighting?: ClusterWeighting;
}

export interface WildClusterBootstrap {
  readonly estimate: number;
  /** Two-sided, against 0. */
  readonly pValue: number;
  /** The coefficients that are not rejected at 5 %; infinite where even the least likely pattern is no rarer than that. */
  readonly low: number;
  readonly high: number;
  readonly clusters: number;
  /** Patterns of weights behind the p value, and whether they are all that there are. */
  readonly patterns: number;
  readonly isComplete: boolean;
}

const FEWEST_CLUSTERS = 4;
const LEVEL = 0.05;
/** Patterns that are the data over again differ from them by rounding only. */
const SAME = 1e-9;
const WIDEST_ERRORS = 2 ** 12;

/**
 * Restricted wild cluster bootstrap of one coefficient b of a linear model y = Xb + u, for few clusters. Residuals ũ of the model in which b
 * is what is asked about (null imposed) are turned by one random weight v for each cluster, y* = Xb̃ + v·ũ, and t* = (b* − b)/SE*
 * with cluster-robust errors (CR1) is held against t; the p value is the share of |t*| at least as large as |t|. A. C. Cameron, J. B. Gelbach and
 * D. L. Miller, Rev Econ Stat 2008; 90: 414–427. Weights: signs, of which there are 2 to the number of clusters, or below ten clusters Webb’s six points
 * ±√1.5, ±1, ±√0.5 (M. D. Webb, Can J Econ 2023; 56: 839–858). Limits: the values of b that are not rejected. Where only one or two clusters carry
 * the term it rejects too seldom (J. G. MacKinnon and M. D. Webb, J Appl Econometrics 2017; 32: 233–254): then `startPermutation`.
 * @throws Refusal `analysis-refused` with fewer than four clusters, or a column that others already hold
 * @throws RangeError for a term that is no column, or rows that are not equally many
 */
export function wildClusterBootstrap(
  input: WildClusterInput,
  { seed, draws = 1999, weighting }: WildClusterOptions,
): WildClusterBootstrap {
  const { columns, response, at, clusterOf, count } = rowsOf(input);
  if (count < FEWEST_CLUSTERS) {
    throw new Refusal(
      'analysis-refused',
      'A wild cluster bootstrap needs at least four clusters. Use a lower level.',
    );
  }
  const full = leastSquares(columns, response, new Float64Array(response.length).fill(1));
  refuseDependent(input.design, full.dependent);
  const estimate = full.coefficients[at] as number;
  const { patterns, isComplete } = clusterPatterns(
    weighting ?? (count < 10 ? 'webb' : 'rademacher'),
    count,
    draws,
    seed,
  );
  const pull = Float64Array.from(response, (_, row) => {
    const inverse = full.inverse[at] as Float64Array;
    return columns.reduce(
      (sum, column, other) => sum + (inverse[other] as number) * (column[row] as number),
      0,
    );
  });

  /** The p value against the coefficient being `value`. */
  const pValueAt = (value: number): number => {
    const others = columns.filter((_, other) => other !== at);
    const target = response.map((each, row) => each - value * (columns[at]?.[row] as number));
    const restricted = leastSquares(others, target, new Float64Array(target.length).fill(1));
    const residuals = target.map((each, row) =>
      others.reduce(
        (left, column, other) => left - (restricted.coefficients[other] as number) * (column[row] as number),
        each,
      ),
    );
    const { own, across } = clusterSums(columns, full.inverse, pull, residuals, clusterOf, count);
    const statistic = studentised(own, across, new Float64Array(count).fill(1));
    let beyond = isComplete ? 0 : 1;
    for (const pattern of patterns) {
      if (studentised(own, across, pattern) >= statistic * (1 - SAME)) beyond += 1;
    }
    return beyond / (isComplete ? patterns.length : patterns.length + 1);
  };

  const residuals = response.map((each, row) =>
    columns.reduce(
      (left, column, other) => left - (full.coefficients[other] as number) * (column[row] as number),
      each,
    ),
  );
  const scores = new Float64Array(count);
  residuals.forEach((residual, row) => {
    const cluster = clusterOf[row] as number;
    scores[cluster] = (scores[cluster] as number) + (pull[row] as number) * residual;
  });
  const error = Math.sqrt(scores.reduce((sum, score) => sum + score * score, 0));
  const limit = (side: 1 | -1) => limitOf(estimate, error, side, pValueAt);
  return {
    estimate,
    pValue: pValueAt(0),
    low: limit(-1),
    high: limit(1),
    clusters: count,
    patterns: patterns.length,
    isComplete,
  };
}

/** Rows scaled by the roots of their weights, which makes weighted least squares plain. */
function rowsOf({ design, response, weights, clusters, term }: WildClusterInput) {
  const at = design.names.indexOf(term);
  if (at < 0) throw new RangeError(`The design has no column ${term}`);
  const rows = response.length;
  if (clusters.length !== rows || design.columns.some(({ length }) => length !== rows)) {
    throw new RangeError('Design, response and clusters must have equally many rows');
  }
  const root = Float64Array.from({ length: rows }, (_, row) => Math.sqrt(weights?.[row] ?? 1));
  const scale = (values: ArrayLike<number>) =>
    Float64Array.from(root, (each, row) => each * (values[row] as number));
  const names = [...new Set(clusters)];
  const numbers = new Map(names.map((name, index) => [name, index]));
  return {
    columns: design.columns.map(scale),
    response: scale(response),
    at,
    clusterOf: clusters.map((name) => numbers.get(name) as number),
    count: names.length,
  };
}

/**
 * What a pattern v of weights makes of the coefficient and of its error: b* − b = Σ vₕ ownₕ, and the cluster’s score in the sandwich
 * v_g own_g − Σₕ vₕ across_gh, since the residuals of y* are v·ũ less their own fit.
 */
function clusterSums(
  columns: readonly Float64Array[],
  inverse: readonly Float64Array[],
  pull: Float64Array,
  residuals: Float64Array,
  clusterOf: readonly number[],
  count: number,
) {
  const zeros = () => Array.from({ length: count }, () => new Float64Array(columns.length));
  const own = new Float64Array(count);
  const [scores, pulls] = [zeros(), zeros()];
  clusterOf.forEach((cluster, row) => {
    const [residual, weight] = [residuals[row] as number, pull[row] as number];
    own[cluster] = (own[cluster] as number) + weight * residual;
    columns.forEach((column, index) => {
      const value = column[row] as number;
      const [score, pulled] = [scores[cluster] as Float64Array, pulls[cluster] as Float64Array];
      score[index] = (score[index] as number) + value * residual;
      pulled[index] = (pulled[index] as number) + value * weight;
    });
  });
  const fits = scores.map((score) => inverse.map((row) => dot(row, score)));
  const across = pulls.map((pulled) => Float64Array.from(fits, (fit) => dot(pulled, fit)));
  return { own, across };
}

/** |b* − b| over its error; the constant of CR1 is the same on both sides and left out. */
function studentised(own: Float64Array, across: readonly Float64Array[], pattern: Float64Array): number {
  let squares = 0;
  for (let cluster = 0; cluster < own.length; cluster += 1) {
    const score =
      (pattern[cluster] as number) * (own[cluster] as number) - dot(across[cluster] as Float64Array, pattern);
    squares += score * score;
  }
  const moved = Math.abs(dot(own, pattern));
  return moved === 0 ? 0 : moved / Math.sqrt(squares);
}

/** The last value on one side of the estimate that is not rejected, to a thousandth of an error. */
function limitOf(estimate: number, error: number, side: 1 | -1, pValueAt: (value: number) => number): number {
  if (!(error > 0)) return estimate;
  const isRejected = (errors: number) => pValueAt(estimate + side * errors * error) <= LEVEL;
  let [inside, outside] = [0, 2];
  while (!isRejected(outside)) {
    if (outside >= WIDEST_ERRORS) return side * Number.POSITIVE_INFINITY;
    [inside, outside] = [outside, 2 * outside];
  }
  while (outside - inside > 1e-3) {
    const middle = (inside + outside) / 2;
    if (isRejected(middle)) outside = middle;
    else inside = middle;
  }
  return estimate + side * outside * error;
}

function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1)
    sum += (left[index] as number) * (right[index] as number);
  return sum;
}
