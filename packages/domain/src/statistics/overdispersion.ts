import type { Interval } from './interval.ts';
import { sortedQuantile } from './mid-rank.ts';
import { normalQuantile, tailOf } from './quantiles.ts';

/**
 * The scale on which units are about normal around their target.
 * - `ratio-sqrt`: √(O/E), standard error 1/(2√E), target 1 (as the Care Quality Commission of England does).
 * - `ratio-log`: ln(O/E), standard error 1/√E, target 0 (as the hospital mortality indicator SHMI); no event counts as half.
 * - `share-asin`: asin √(x/n), standard error 1/(2√n), target the share of all units together.
 */
export type FunnelScale = 'ratio-sqrt' | 'ratio-log' | 'share-asin';

/** One unit: observed among expected events, or a count among its total. */
export interface FunnelUnit {
  readonly count: number;
  /** Expected events of a ratio, total of a share: the horizontal axis of the funnel. */
  readonly size: number;
}

/** How much the units differ beyond chance. */
export interface Overdispersion {
  readonly scale: FunnelScale;
  readonly units: number;
  /** 1 for a ratio, the common share 0–1 for a share. */
  readonly target: number;
  /** φ: mean square of the winsorised z-scores; 1 when there is only chance. */
  readonly phi: number;
  /** τ²: variance between units on the scale; 0 when φ does not pass what chance explains. */
  readonly tauSquared: number;
}

const SCALES = {
  'ratio-sqrt': {
    of: ({ count, size }: FunnelUnit) => Math.sqrt(count / size),
    error: (size: number) => 1 / (2 * Math.sqrt(size)),
    at: (target: number) => Math.sqrt(target),
    back: (value: number) => Math.max(0, value) ** 2,
  },
  'ratio-log': {
    of: ({ count, size }: FunnelUnit) => Math.log((count === 0 ? 0.5 : count) / size),
    error: (size: number) => 1 / Math.sqrt(size),
    at: (target: number) => Math.log(target),
    back: (value: number) => Math.exp(value),
  },
  'share-asin': {
    of: ({ count, size }: FunnelUnit) => Math.asin(Math.sqrt(count / size)),
    error: (size: number) => 1 / (2 * Math.sqrt(size)),
    at: (target: number) => Math.asin(Math.sqrt(target)),
    back: (value: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, value))) ** 2,
  },
} as const;

/**
 * zᵢ = (Yᵢ − target)/sᵢ, winsorised at the quantiles (type 7) of `winsorise` and 1 − `winsorise`, so that the outliers that
 * the funnel is to show do not hide themselves; φ = Σz²/n; when nφ > n − 1, τ² = (nφ − (n − 1))/(Σw − Σw²/Σw), w = 1/s².
 * D. J. Spiegelhalter, Qual Saf Health Care 2005; 14: 347–351. Units without size are left out; `null` for fewer than two.
 *
 * @throws RangeError for negative or unknown numbers, a count above the total of a share, winsorise outside 0–0.5.
 */
export function overdispersionOf(
  units: readonly FunnelUnit[],
  scale: FunnelScale,
  winsorise = 0.1,
): Overdispersion | null {
  if (!(winsorise >= 0 && winsorise < 0.5)) throw new RangeError(`Not a tail to winsorise: ${winsorise}`);
  for (const unit of units) demand(unit, scale);
  const sized = units.filter((unit) => unit.size > 0);
  if (sized.length < 2) return null;
  const size = sized.reduce((sum, unit) => sum + unit.size, 0);
  const count = sized.reduce((sum, unit) => sum + unit.count, 0);
  const target = scale === 'share-asin' ? count / size : 1;
  const { of, error, at } = SCALES[scale];
  const scores = Float64Array.from(sized, (unit) => (of(unit) - at(target)) / error(unit.size)).sort();
  const low = sortedQuantile(scores, winsorise);
  const high = sortedQuantile(scores, 1 - winsorise);
  const phi =
    scores.reduce((sum, score) => sum + Math.min(high, Math.max(low, score)) ** 2, 0) / scores.length;
  let weights = 0;
  let squares = 0;
  for (const unit of sized) {
    const weight = 1 / error(unit.size) ** 2;
    weights += weight;
    squares += weight * weight;
  }
  const excess = scores.length * phi - (scores.length - 1);
  const tauSquared = excess > 0 ? excess / (weights - squares / weights) : 0;
  return { scale, units: sized.length, target, phi, tauSquared };
}

/**
 * Limits of a funnel for units that differ by more than chance, as a ratio or a share: target ± z·s·√φ (`multiplicative`, φ not
 * below 1) or target ± z·√(s² + τ²) (`additive`, which keeps large units from being outliers for small differences), on the
 * scale and turned back. The same source. @throws RangeError unless the size is positive.
 */
export function overdispersedFunnelLimits(
  size: number,
  overdispersion: Overdispersion,
  model: 'multiplicative' | 'additive',
  confidence = 0.95,
): Interval {
  if (!(size > 0 && Number.isFinite(size))) throw new RangeError(`Not a size: ${size}`);
  const { error, at, back } = SCALES[overdispersion.scale];
  const alone = error(size);
  const spread =
    model === 'additive'
      ? Math.sqrt(alone * alone + overdispersion.tauSquared)
      : alone * Math.sqrt(Math.max(1, overdispersion.phi));
  const half = normalQuantile(1 - tailOf(confidence)) * spread;
  const middle = at(overdispersion.target);
  return { low: back(middle - half), high: back(middle + half) };
}

function demand({ count, size }: FunnelUnit, scale: FunnelScale): void {
  const known = count >= 0 && size >= 0 && Number.isFinite(count) && Number.isFinite(size);
  if (!known || (scale === 'share-asin' && count > size)) {
    throw new RangeError(`Not a unit of a funnel: ${count} of ${size}`);
  }
}
