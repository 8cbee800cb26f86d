/** How often a routine was in place in one half-year; `share` is `null` where too few homes stand behind it. */
export interface TimedShare {
  readonly item: string;
  readonly share: number | null;
}

/** A routine as it stood last, beside the half-year before in which it was told; 0–1. */
export interface SeldomInPlace {
  readonly item: string;
  readonly share: number;
  readonly before: number | null;
}

/** So many can be spoken of in a meeting. */
const MOST = 3;

/**
 * The routines that were most seldom in place in the last half-year that tells of any.
 * @param periods from the first to the last
 */
export function seldomInPlace(
  periods: readonly { readonly items: readonly TimedShare[] }[],
): readonly SeldomInPlace[] {
  const last = periods.findLastIndex(({ items }) => items.some(({ share }) => share !== null));
  const earlier = periods.slice(0, Math.max(last, 0));
  const told = (periods[last]?.items ?? []).flatMap(({ item, share }) => {
    if (share === null) return [];
    const shares = earlier.map(({ items }) => items.find((each) => each.item === item)?.share ?? null);
    return [{ item, share, before: shares.findLast((each) => each !== null) ?? null }];
  });
  return told.toSorted((a, b) => a.share - b.share).slice(0, MOST);
}
