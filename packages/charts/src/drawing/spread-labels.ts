interface Cluster {
  readonly members: readonly number[];
  /** Extent of all members together. */
  readonly size: number;
  /** Where the cluster would begin if it were alone. */
  readonly start: number;
}

/**
 * Moves labels apart along one axis so that none overlaps the next and none leaves `[from, to]`, as near to where each
 * belongs as the others allow: labels that meet stand around their common middle.
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
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const squeeze = total > to - from && total > 0 ? (to - from) / total : 1;
  const size = (index: number) => at(sizes, index) * squeeze;
  const held = (start: number, extent: number) => Math.max(from, Math.min(start, to - extent));
  const clusters: Cluster[] = [];
  for (const index of wanted.map((_, each) => each).sort((a, b) => at(wanted, a) - at(wanted, b) || a - b)) {
    let next: Cluster = {
      members: [index],
      size: size(index),
      start: held(at(wanted, index) - size(index) / 2, size(index)),
    };
    for (
      let before = clusters.at(-1);
      before && before.start + before.size > next.start;
      before = clusters.at(-1)
    ) {
      clusters.pop();
      next = merge(before, next, wanted, size, held);
    }
    clusters.push(next);
  }
  const centres = wanted.map(() => 0);
  for (const cluster of clusters) {
    let edge = cluster.start;
    for (const index of cluster.members) {
      centres[index] = edge + size(index) / 2;
      edge += size(index);
    }
  }
  return centres;
}

function merge(
  first: Cluster,
  second: Cluster,
  wanted: readonly number[],
  size: (index: number) => number,
  held: (start: number, extent: number) => number,
): Cluster {
  const members = [...first.members, ...second.members];
  const extent = first.size + second.size;
  let offset = 0;
  let sum = 0;
  for (const index of members) {
    sum += at(wanted, index) - offset - size(index) / 2;
    offset += size(index);
  }
  return { members, size: extent, start: held(sum / members.length, extent) };
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
