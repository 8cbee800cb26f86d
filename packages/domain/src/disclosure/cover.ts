import type { Protection } from './protection.ts';
import { isSmall } from './small.ts';

/**
 * Whether the sum over `members` tells too much of one of them. It does not when in every step
 * - at least three of them have prescribers, so that who knows one place cannot work out another;
 * - together they have at least k prescribers;
 * - wherever one of them is small, at least three are not, and these, without the largest, could give up a whole
 *   threshold and still not be small: so the small one can be anything from 1 to the threshold even for a reader who
 *   knows which of them are small and has one of the others for himself.
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
  const spare = values.filter((value) => value >= threshold).map((value) => value - threshold);
  const sum = spare.reduce((total, value) => total + value, 0);
  return spare.length >= 3 && sum - Math.max(...spare) >= threshold;
}
