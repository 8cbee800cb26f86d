import {
  type ObservedExpected,
  type RatioPrior,
  shrunkenRatio,
  shrunkenRatioInterval,
} from './gamma-poisson.ts';
import type { Interval } from './interval.ts';

/** A run of neighbours in the order of their shrunken ratios; never fewer than ten, so that nobody is a mark of their own. */
export interface RankBin {
  /** Places in the order, 1 = lowest. */
  readonly from: number;
  readonly to: number;
  readonly units: number;
  /** ΣO/ΣE of the bin; `null` when nothing is expected of it. */
  readonly raw: number | null;
  /** Mean of the units' shrunken ratios, and of the ends of their 95 % intervals. */
  readonly shrunken: number;
  readonly interval: Interval;
}

/** Fewer units than this never stand behind a mark. */
const LEAST_IN_BIN = 10;

/**
 * The units from the lowest to the highest shrunken ratio, in bins of about equal size and at least ten units: a caterpillar
 * without faces. Ranked by what is shrunken and never by the raw ratio, which puts those with the least data at both ends
 * (H. Goldstein and D. J. Spiegelhalter, J R Stat Soc A 1996; 159: 385–443). The order of equals follows the expected number.
 *
 * @param most bins at the most. @returns no bins for fewer than ten units. @throws RangeError unless `most` is at least 1.
 */
export function rankBinsOf(
  units: readonly ObservedExpected[],
  prior: RatioPrior,
  most = 30,
): readonly RankBin[] {
  if (!(Number.isInteger(most) && most >= 1)) throw new RangeError(`Not a number of bins: ${most}`);
  const bins = Math.min(most, Math.floor(units.length / LEAST_IN_BIN));
  const ranked = units
    .map((unit) => ({ unit, shrunken: shrunkenRatio(unit, prior) }))
    .sort((a, b) => a.shrunken - b.shrunken || a.unit.expected - b.unit.expected);
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * ranked.length) / bins);
    const to = Math.floor(((bin + 1) * ranked.length) / bins);
    const members = ranked.slice(from, to);
    const mean = (value: (member: (typeof members)[number]) => number) =>
      members.reduce((sum, member) => sum + value(member), 0) / members.length;
    const intervals = new Map(members.map(({ unit }) => [unit, shrunkenRatioInterval(unit, prior)]));
    const expected = mean(({ unit }) => unit.expected);
    return {
      from: from + 1,
      to,
      units: members.length,
      raw: expected > 0 ? mean(({ unit }) => unit.observed) / expected : null,
      shrunken: mean(({ shrunken }) => shrunken),
      interval: {
        low: mean(({ unit }) => intervals.get(unit)?.low ?? prior.mean),
        high: mean(({ unit }) => intervals.get(unit)?.high ?? prior.mean),
      },
    };
  });
}
