/**
 * Moves labels apart along one axis so that none overlaps the next and none leaves `[from, to]`, as near to where each
 * belongs as the others allow.
 * @param wanted centre of each label, in any order.
 * @param sizes extent of each label along the axis.
 * @returns the centres, in the order of `wanted`. Where there is no room for all, the labels share the room evenly.
 */
export function spreadLabels(
  wanted: readonly number[],
  sizes: readonly number[],
  from: number,
  to: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b) || a - b);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const squeeze = total > to - from && total > 0 ? (to - from) / total : 1;
  const size = (index: number) => at(sizes, index) * squeeze;
  const centres = wanted.map(() => 0);
  let edge = from;
  for (const index of order) {
    const centre = Math.max(at(wanted, index), edge + size(index) / 2);
    centres[index] = centre;
    edge = centre + size(index) / 2;
  }
  edge = to;
  for (const index of order.toReversed()) {
    const centre = Math.min(at(centres, index), edge - size(index) / 2);
    centres[index] = centre;
    edge = centre - size(index) / 2;
  }
  return centres;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
