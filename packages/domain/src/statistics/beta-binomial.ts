import type { Interval } from './interval.ts';
import { betaQuantile, TAIL_95 } from './quantiles.ts';

export interface CountOfTotal {
  readonly count: number;
  readonly total: number;
}

/** Distribution of the true shares among units; variance 0 means no difference. */
export interface SharePrior {
  readonly family: 'beta';
  readonly mean: number;
  readonly variance: number;
}

/**
 * Moments of the true shares: p = Σx/Σn; s² = Σn(x/n − p)²/Σn; variance = max(0, s² − p(1 − p)/n̄), the binomial
 * counterpart of Marshall's estimator (M. Martuzzi and P. Elliott, Stat Med 1996; 15: 1867–1873).
 * `null` when all totals are zero. @throws RangeError for negative or unknown numbers, or a count above its total.
 */
export function fitSharePrior(units: readonly CountOfTotal[]): SharePrior | null {
  let count = 0;
  let total = 0;
  for (const unit of units) {
    if (!(unit.count >= 0 && unit.count <= unit.total && Number.isFinite(unit.total))) {
      throw new RangeError(`Not a share: ${unit.count} of ${unit.total}`);
    }
    count += unit.count;
    total += unit.total;
  }
  if (!(total > 0)) return null;
  const mean = count / total;
  let spread = 0;
  for (const unit of units) {
    if (unit.total > 0) spread += unit.total * (unit.count / unit.total - mean) ** 2;
  }
  const within = (mean * (1 - mean) * units.length) / total;
  return { family: 'beta', mean, variance: Math.max(0, spread / total - within) };
}

/** Posterior mean (x + α) / (n + α + β) with α + β = p(1 − p)/variance − 1 and α = p(α + β). */
export function shrunkenShare(unit: CountOfTotal, prior: SharePrior): number {
  const { alpha, beta } = parameters(prior);
  if (!Number.isFinite(alpha + beta)) return prior.mean;
  return (unit.count + alpha) / (unit.total + alpha + beta);
}

/** The 2.5 and 97.5 % quantiles of the posterior; the mean twice when the units do not differ. */
export function shrunkenShareInterval(unit: CountOfTotal, prior: SharePrior): Interval {
  const { alpha, beta } = parameters(prior);
  const above = unit.count + alpha;
  const below = unit.total - unit.count + beta;
  if (!(Number.isFinite(above + below) && above > 0 && below > 0))
    return { low: prior.mean, high: prior.mean };
  return { low: betaQuantile(TAIL_95, above, below), high: betaQuantile(1 - TAIL_95, above, below) };
}

function parameters(prior: SharePrior): { alpha: number; beta: number } {
  const together =
    prior.variance === 0 ? Number.POSITIVE_INFINITY : (prior.mean * (1 - prior.mean)) / prior.variance - 1;
  // Every unit has all or nothing: no room for a prior, the units' own shares stand.
  if (together <= 0) return { alpha: 0, beta: 0 };
  return { alpha: prior.mean * together, beta: (1 - prior.mean) * together };
}
