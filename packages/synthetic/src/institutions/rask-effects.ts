import type { UseGroup } from './formulary.ts';

/** What the programme does to a home that takes part, injected as such: the causal truth. */
export const RASK_EFFECT = {
  /** Months over which the effect grows in a straight line (on the log scale) after the conference; then it stays. */
  phaseInMonths: 3,
  /** Rate ratio of doses in long-term and short-term wards when the effect is full, for a home of average uptake. */
  volume: {
    urinary: 0.71,
    respiratory: 0.995,
    skin: 0.995,
    other: 0.99,
    injected: 1,
    methenamine: 1,
  } satisfies Record<UseGroup, number>,
  /** Shape of the gamma (mean 1) by which homes take the programme up, on the log scale. */
  uptakeShape: 4,
  /** Yearly log change of participants’ urinary agents in the three years before their start, beyond everybody’s trend. */
  preTrend: -0.04,
} as const;

/** Standard deviation (log scale) of a home’s use from year to year around its own level. */
export const PASSING_DEVIATION = 0.2;

/** Who takes part is no accident, on the scale of log odds: most do, those more who stood out in the year before. */
export const RASK_SELECTION = { level: 1.75, passing: 0.5, own: -0.25 } as const;

/** Part of the full effect, 0 to 1, in the month that lies `months` after the start. */
export function raskPhase(months: number): number {
  return Math.min(1, Math.max(0, (months + 0.5) / RASK_EFFECT.phaseInMonths));
}
