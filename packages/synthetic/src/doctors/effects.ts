/** What the programme does to a participant, injected as such: the causal truth. */
export const RAK_EFFECT = {
  /** Months over which the effect grows in a straight line (on the log scale): the length of the course. */
  phaseInMonths: 8,
  /** Rate ratio of prescribing when the effect is full, by kind of infection. Prophylaxis and acne are untouched. */
  volume: { respiratory: 0.83, urinary: 0.97, skin: 0.93, other: 0.95, prophylaxis: 1 },
  /** Odds ratio of penicillin V against all other drugs in respiratory infections when the effect is full. */
  penicillinVOdds: 1.42,
  /** Yearly log change of participants' prescribing before their start, beyond everybody's trend: a pre-trend. */
  preTrend: -0.008,
} as const;

/** Standard deviation (log scale) of a doctor's prescribing from year to year around the own level. */
export const PASSING_DEVIATION = 0.11;

/** Part of the full effect, 0 to 1, in the month that lies `months` after the start. */
export function phase(months: number): number {
  return Math.min(1, Math.max(0, (months + 0.5) / RAK_EFFECT.phaseInMonths));
}
