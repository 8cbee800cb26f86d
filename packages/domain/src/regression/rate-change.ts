import type { RolloutUnit } from './rollout.ts';

/** Events and exposure of each unit over a window, in the order of the roll-out’s units. */
export interface WindowSums {
  readonly counts: Float64Array;
  readonly exposures: Float64Array;
}

/** How the rate of a set of units changed between two windows. */
export interface RateChange {
  /** Logarithm of the rate ratio, later to earlier. */
  readonly logRatio: number;
  /** Weighted events whose ratio that is: of the later window, and of the earlier one. */
  readonly upper: number;
  readonly lower: number;
  /** Units with exposure in both windows; the others do not count. */
  readonly units: number;
  /** Exposure of these units in the earlier window. */
  readonly exposure: number;
  /** What each unit of the set adds to the estimate beyond the common ratio; they sum to 0. */
  readonly influence: Float64Array;
  /** Each unit’s weight in the estimate; they sum to 1. */
  readonly weight: Float64Array;
}

export function windowSums(units: readonly RolloutUnit[], from: number, to: number): WindowSums {
  const counts = new Float64Array(units.length);
  const exposures = new Float64Array(units.length);
  units.forEach((unit, index) => {
    for (let at = from; at <= to; at += 1) {
      counts[index] = (counts[index] as number) + (unit.counts[at] as number);
      exposures[index] = (exposures[index] as number) + (unit.exposures[at] as number);
    }
  });
  return { counts, exposures };
}

/** The earlier of the two sums of `rateChange`, which says how many events the later one is held against; 0 where nobody was there. */
export function lowerSum(members: readonly number[], base: WindowSums, later: WindowSums): number {
  return members.reduce((sum, unit) => {
    const before = base.exposures[unit] as number;
    const after = later.exposures[unit] as number;
    return before > 0 && after > 0 ? sum + (base.counts[unit] as number) * (after / (before + after)) : sum;
  }, 0);
}

/**
 * Mantel–Haenszel rate ratio with each unit as its own stratum: Σ cₜ e_b/(e_b + eₜ) over Σ c_b eₜ/(e_b + eₜ), where c are
 * events and e exposure in the base window b and in the later window t. With exposures that do not change it is the ratio of
 * the summed rates; when some lists grow and others shrink it does not take the shift of weight between high and low
 * prescribers for a change. Units without events count, and a list of a few days weighs next to nothing.
 * The influence is the linearised share of each unit, n/N − d/D. S. Greenland and J. M. Robins, Biometrics 1985; 41: 55–68.
 * `null` when no unit of the set was there in both windows or either sum is 0: then there is no ratio on a log scale.
 */
export function rateChange(
  members: readonly number[],
  base: WindowSums,
  later: WindowSums,
): RateChange | null {
  const influence = new Float64Array(members.length);
  const weight = new Float64Array(members.length);
  let [upper, lower, units, exposure] = [0, 0, 0, 0];
  members.forEach((unit, index) => {
    const before = base.exposures[unit] as number;
    const after = later.exposures[unit] as number;
    if (!(before > 0 && after > 0)) return;
    units += 1;
    exposure += before;
    // n and d are kept here until their sums are known.
    influence[index] = (later.counts[unit] as number) * (before / (before + after));
    weight[index] = (base.counts[unit] as number) * (after / (before + after));
    upper += influence[index] as number;
    lower += weight[index] as number;
  });
  if (!(upper > 0 && lower > 0)) return null;
  for (let index = 0; index < members.length; index += 1) {
    const ofUpper = (influence[index] as number) / upper;
    const ofLower = (weight[index] as number) / lower;
    influence[index] = ofUpper - ofLower;
    weight[index] = (ofUpper + ofLower) / 2;
  }
  return { logRatio: Math.log(upper / lower), upper, lower, units, exposure, influence, weight };
}
