import type { InstitutionDisclosureSettings } from './settings.ts';

/**
 * Whether a sum over homes may be told, by its parts, one for each home: there are enough homes, and what the others have
 * beside the two largest is no less than the margin of the largest, so that the second largest cannot reckon the largest more
 * closely than that. A true zero may be told: it says of every home that it bought none.
 */
export function mayBeTold(
  parts: readonly number[],
  { others, margin }: InstitutionDisclosureSettings,
): boolean {
  return parts.length > others && isSpread(parts, margin);
}

/** The same without the number of homes, for a difference of two sums over homes that are enough. */
export function isSpread(parts: readonly number[], margin: number): boolean {
  let [first, second, rest] = [0, 0, 0];
  for (const part of parts) {
    // Returns can make a part negative; what is guessed is its size.
    const size = Math.abs(part);
    if (size > first) [first, second, rest] = [size, first, rest + second];
    else if (size > second) [second, rest] = [size, rest + second];
    else rest += size;
  }
  return rest >= margin * first;
}
