import type { MeasuredPartition } from './complement.ts';
import { isSmallBeside } from './small.ts';

/** Sums of families over positions (municipalities or areas) and times, and the blocks that only a sum is told of. */
export interface BlockedSums {
  readonly times: number;
  /** By position × times + time; empty where the family is not counted so. */
  readonly sums: (family: number, kind: MeasuredPartition['kind']) => ArrayLike<number>;
  /** The largest part of one prescriber, in the same order. */
  readonly largest: (family: number, kind: MeasuredPartition['kind']) => ArrayLike<number>;
  /** For each family the block of each position: negative, or the position itself while it is told alone; `null` when nothing is told. */
  readonly names: readonly (ArrayLike<number> | null)[];
  /** Whether there can be anything in a position at a time. */
  readonly isPresent: (position: number, time: number) => boolean;
}

/**
 * Who knows the sums of a whole and of some of its parts over a block knows what is left over the block, and with it the most
 * that can be left anywhere inside. It must be nothing or large, like what is left of a single position. The block of the
 * family is looked at by itself and joined with the blocks of other parts that reach over its border.
 */
export function isRestOfBlockSmall(
  partitions: readonly MeasuredPartition[],
  blocked: BlockedSums,
  family: number,
  members: readonly number[],
): boolean {
  return partitions.some((partition) => {
    const { whole, parts, isExhaustive } = partition;
    if (isExhaustive || !parts.includes(family) || !blocked.names[whole]) return false;
    const others = parts.filter((part) => part !== family && blocked.names[part]);
    const joins = [[], ...others.map((other) => [other]), ...(others.length > 1 ? [others] : [])];
    return joins.some((joined) =>
      isRestSmall(blocked, partition, joinBlocks(blocked, [family, ...joined], members)),
    );
  });
}

/** The members of each block of a family. */
export function blocksOfNames(names: ArrayLike<number>): ReadonlyMap<number, readonly number[]> {
  const positions = Array.from(names, (_, position) => position);
  return Map.groupBy(
    positions.filter((position) => (names[position] ?? 0) < 0),
    (position) => names[position] ?? 0,
  );
}

/** The fewest positions that hold the members and of each family only whole blocks. */
function joinBlocks(
  { names }: BlockedSums,
  families: readonly number[],
  members: readonly number[],
): readonly number[] {
  if (families.length === 1) return members;
  const inside = new Set(members);
  for (let before = 0; before !== inside.size; ) {
    before = inside.size;
    for (const family of families) {
      const of = Array.from(names[family] ?? []);
      const touched = new Set([...inside].map((position) => of[position] ?? position));
      for (const [position, name] of of.entries()) if (name < 0 && touched.has(name)) inside.add(position);
    }
  }
  return [...inside];
}

function isRestSmall(
  { times, sums, largest, names, isPresent }: BlockedSums,
  { kind, whole, parts, threshold }: MeasuredPartition,
  positions: readonly number[],
): boolean {
  const told = parts.filter((part) => names[part]);
  const inside = new Set(positions);
  const parted = largest(whole, kind);
  for (let time = 0; time < times; time += 1) {
    const sumOf = (family: number) => {
      const values = sums(family, kind);
      let total = 0;
      for (const position of positions) total += values[position * times + time] ?? 0;
      return total;
    };
    const total = sumOf(whole);
    const ofParts = told.map(sumOf);
    let most = 0;
    for (const position of positions) most = Math.max(most, parted[position * times + time] ?? 0);
    // Where all parts leave enough, some of them leave even more.
    if (total - ofParts.reduce((sum, part) => sum + part, 0) >= threshold + most) continue;
    const isKnown = (family: number): boolean => {
      const own = Array.from(names[family] ?? []);
      const touched = new Set(
        positions
          .filter((position) => isPresent(position, time))
          .map((position) => own[position] ?? position),
      );
      return own.every(
        (name, position) => !touched.has(name) || inside.has(position) || !isPresent(position, time),
      );
    };
    const rest = ofParts.reduce(
      (left, part, index) => (isKnown(told[index] ?? -1) ? left - part : left),
      total,
    );
    if (isSmallBeside(rest, most, threshold) && isKnown(whole)) return true;
  }
  return false;
}
