import type { FoundChange } from './find-changes.ts';
import type { GroupChangeRules } from './signal-rules.ts';
import { changeBeside, type TwoYears } from './two-years.ts';

/**
 * Whether the year of a CME group with the same members throughout has changed otherwise than the country's: the log ratio against
 * `sigmas` times its standard error by chance, widened by √`dispersion`. The dispersion is a number of the content and not taken from
 * the other groups: limits that came from their figures would tell of figures that nobody but their members may know.
 *
 * @returns `null` where there is too little to say
 */
export function findGroupChange(
  years: TwoYears,
  country: TwoYears,
  kind: 'rate' | 'share',
  { sigmas, dispersion, leastEvents }: GroupChangeRules,
): FoundChange | null {
  const change = changeBeside(years, country, kind, leastEvents);
  if (change === null) return null;
  const { ratio, variance } = change;
  const reach = sigmas * Math.sqrt(dispersion * variance);
  const [low, high] = [Math.exp(-reach), Math.exp(reach)];
  return { ratio, low, high, side: ratio > high ? 'above' : ratio < low ? 'below' : null };
}
