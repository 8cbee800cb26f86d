import { PALETTE } from '../drawing/palette.ts';

/** From the lowest fourth of the places to the highest; the number in the tile says the same without colour. */
const SHADES = [
  { fill: PALETTE.ownPale, text: PALETTE.text },
  { fill: PALETTE.ownTint, text: PALETTE.text },
  { fill: PALETTE.ownMiddle, text: PALETTE.text },
  { fill: PALETTE.own, text: PALETTE.paper },
] as const;

/** The shade of a value: by the fourth of the places that it lies in, equal values alike. */
export function shadesOf(
  tiles: readonly { readonly value: number | null }[],
): (value: number) => (typeof SHADES)[number] {
  const sorted = tiles.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  return (value) => {
    const below = sorted.filter((each) => each < value).length;
    const fourth = sorted.length < 2 ? 1 : Math.floor((4 * below) / sorted.length);
    return SHADES[fourth] ?? SHADES[1];
  };
}
