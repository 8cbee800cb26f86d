import type { Protection } from './protection.ts';
import { isSmall } from './small.ts';

/**
 * Whether the sum over `members` tells too much of one of them. It does not when in every step
 * - at least three of them have prescribers, so that who knows one place cannot work out another;
 * - together they have at least k prescribers;
 * - wherever one of them is small, the others can give up a whole threshold and take a whole threshold, even without the two
 *   that could most, and each of them would still be nothing, small or large as it is: so the small one can be anything
 *   from 1 to the threshold even for a reader who knows which of them are small and has one of the others for himself.
 */
export function isCoverTooThin(protection: Protection, family: number, members: readonly number[]): boolean {
  const { grid, settings, present } = protection;
  for (let step = 0; step < grid.steps; step += 1) {
    const here = members.filter((place) => present[place * grid.steps + step] === 1);
    if (here.length === 0) continue;
    if (here.length < 3) return true;
    const prescribers = here.reduce((sum, place) => sum + (grid.places[place]?.prescribers[step] ?? 0), 0);
    if (prescribers < settings.k) return true;
    for (const { byStep, threshold } of grid.families[family]?.counts ?? []) {
      const values = here.map((place) => byStep[place * grid.steps + step] ?? 0);
      if (values.some((value) => isSmall(value, threshold)) && !canCover(values, threshold)) return true;
    }
  }
  return false;
}

function canCover(values: readonly number[], threshold: number): boolean {
  const giving = values.map((value) => {
    if (value >= threshold) return value - threshold;
    return Math.max(0, value - 1);
  });
  const taking = values.map((value) => {
    if (value >= threshold) return threshold;
    return value === 0 ? 0 : Math.min(threshold, threshold - 1 - value);
  });
  return withoutTwo(giving) >= threshold && withoutTwo(taking) >= threshold;
}

function withoutTwo(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => b - a);
  return sorted.slice(2).reduce((sum, value) => sum + value, 0);
}
