import type { Geography } from '../organisation/index.ts';
import type { Month } from '../time/index.ts';
import type { SizeClass } from './explore-words.ts';

const MIDDLE_FROM = 5_000;
const LARGE_FROM = 20_000;

/** The class of a municipality by its inhabitants of 1 January 2021 in the borders of a month; `null` for an unknown one. */
export function sizeClassOf(geography: Geography, code: string, month: Month): SizeClass | null {
  const count = inhabitantsIn(geography, code, month);
  if (count === null) return null;
  if (count >= LARGE_FROM) return 'large';
  return count >= MIDDLE_FROM ? 'middle' : 'small';
}

/** Inhabitants of 1 January 2021 in the borders that a municipality has in a month; `null` for an unknown one. */
export function inhabitantsIn(geography: Geography, code: string, month: Month): number | null {
  const counts = geography.municipalityByCode.get(code)?.inhabitants2021 ?? [];
  return (counts.findLast(({ from }) => from <= month) ?? counts[0])?.inhabitants ?? null;
}
