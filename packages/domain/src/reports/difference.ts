import { wilsonInterval, Z_95 } from '../statistics/index.ts';
import type { Figure } from './input.ts';
import type { ReportedIndicator } from './reported-indicator.ts';

/** Normal quantile of 99 %: for choosing among many figures at once, where 95 % would see one in twenty by chance. */
export const Z_99 = 2.5758293035489;

/** What decides how two figures of an indicator are compared. */
export type Comparable = Pick<ReportedIndicator, 'scale' | 'numerator' | 'denominator'>;

/** How two figures differ; `unknown` where no fair comparison can be made. */
export type Verdict = 'higher' | 'lower' | 'within-chance' | 'unknown';

/** A difference with its interval: percentage points between shares, per cent of the other value for everything else. */
export interface Difference {
  readonly measure: 'points' | 'percent';
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How much `figure` differs from `other`. Shares: R. G. Newcombe, Stat Med 1998; 17: 873–890, method 10. Rates: ratio on
 * the logarithmic scale with variance dispersion / events, half an event added where there are none. Everything else:
 * ratio with the variances that the two intervals imply.
 * @returns `null` where a value or an interval is missing.
 */
export function differenceOf(
  figure: Figure,
  other: Figure,
  indicator: Comparable,
  z = Z_95,
): Difference | null {
  const [a, b] = [shareOf(figure, indicator), shareOf(other, indicator)];
  if (a && b) return shareDifference(a, b, z);
  const [first, second] = [logarithmOf(figure, indicator), logarithmOf(other, indicator)];
  if (!first || !second) return null;
  const ratio = first.logarithm - second.logarithm;
  const reach = z * Math.sqrt(first.variance + second.variance);
  const percent = (logarithm: number) => 100 * (Math.exp(logarithm) - 1);
  return {
    measure: 'percent',
    value: percent(ratio),
    low: percent(ratio - reach),
    high: percent(ratio + reach),
  };
}

/** Whether `figure` lies above or below `other` by more than chance explains. */
export function compareFigures(figure: Figure, other: Figure, indicator: Comparable, z = Z_95): Verdict {
  return verdictOf(differenceOf(figure, other, indicator, z));
}

/** The same against a value that is taken as known, as an expected or an achievable one. */
export function compareWithKnown(figure: Figure, known: number, indicator: Comparable, z = Z_95): Verdict {
  const share = shareOf(figure, indicator);
  if (share) {
    const { low, high } = wilsonInterval(share.count, share.total, z);
    return verdictOf({ measure: 'points', value: 0, low: 100 * low - known, high: 100 * high - known });
  }
  const own = logarithmOf(figure, indicator);
  if (!own || known <= 0) return 'unknown';
  const reach = z * Math.sqrt(own.variance);
  const distance = own.logarithm - Math.log(known);
  return verdictOf({ measure: 'percent', value: distance, low: distance - reach, high: distance + reach });
}

/** Whether one change is larger (`higher`) than another by more than chance explains. */
export function compareChanges(change: Difference | null, other: Difference | null): Verdict {
  if (!change || !other || change.measure !== other.measure) return 'unknown';
  const linear = (percent: number) => (change.measure === 'points' ? percent : Math.log1p(percent / 100));
  const spread = ({ low, high }: Difference) => (linear(high) - linear(low)) / (2 * Z_95);
  const distance = linear(change.value) - linear(other.value);
  const reach = Z_95 * Math.hypot(spread(change), spread(other));
  if (!Number.isFinite(reach)) return 'unknown';
  return verdictOf({ ...change, low: distance - reach, high: distance + reach });
}

function verdictOf(difference: Difference | null): Verdict {
  if (!difference) return 'unknown';
  if (difference.low > 0) return 'higher';
  return difference.high < 0 ? 'lower' : 'within-chance';
}

interface Share {
  readonly count: number;
  readonly total: number;
}

/**
 * Whether differences are in percentage points: a share of prescriptions, dispensings, users or purchases. Doses of one prescription are
 * no independent events, so a share of doses is compared by its intervals.
 */
export function isShareOfCounts({ scale, numerator, denominator }: Comparable): boolean {
  if (scale !== 'percent' || 'personTime' in denominator || 'bedTime' in denominator) return false;
  return [numerator, denominator].every((measure) => !('sum' in measure) && measure.count !== 'ddd');
}

function shareOf({ estimate }: Figure, indicator: Comparable): Share | null {
  if (!isShareOfCounts(indicator) || estimate.value === null || estimate.denominator <= 0) return null;
  return { count: estimate.numerator, total: estimate.denominator };
}

function shareDifference(a: Share, b: Share, z: number): Difference {
  const [first, second] = [wilsonInterval(a.count, a.total, z), wilsonInterval(b.count, b.total, z)];
  const [p, q] = [a.count / a.total, b.count / b.total];
  return {
    measure: 'points',
    value: 100 * (p - q),
    low: 100 * (p - q - Math.hypot(p - first.low, second.high - q)),
    high: 100 * (p - q + Math.hypot(first.high - p, q - second.low)),
  };
}

interface OnLogarithmicScale {
  readonly logarithm: number;
  readonly variance: number;
}

function logarithmOf({ estimate, dispersion }: Figure, { scale }: Comparable): OnLogarithmicScale | null {
  if (estimate.value === null) return null;
  if (scale === 'per1000Years' && estimate.denominator > 0) {
    const events = estimate.numerator > 0 ? estimate.numerator : 0.5;
    const rate = estimate.numerator > 0 ? estimate.value : (events * 12_000) / estimate.denominator;
    return { logarithm: Math.log(rate), variance: Math.max(dispersion, 1) / events };
  }
  const { value, low, high } = estimate;
  if (low === null || high === null || low <= 0 || value <= 0) return null;
  return { logarithm: Math.log(value), variance: ((Math.log(high) - Math.log(low)) / (2 * Z_95)) ** 2 };
}
