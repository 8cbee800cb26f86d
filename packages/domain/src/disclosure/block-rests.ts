import type { MeasuredPartition } from './complement.ts';
import { isSmallBeside } from './small.ts';

/** Sums of families over positions (municipalities or areas) and times, and the blocks that only a sum is told of. */
export interface BlockedSums {
  readonly times: number;
  /** By position × times + time; empty where the family is not counted so. */
  readonly sums: (family: number, kind: MeasuredPartition['kind']) => ArrayLike<number>;
  /** The largest part of one prescriber, in the same order. */
  readonly largest: (family: number, kind: MeasuredPartition['kind']) => ArrayLike<number>;
  /** The most that one prescriber has of what all parts of a partition leave of the whole, in the same order. */
  readonly largestLeft: (partition: MeasuredPartition) => ArrayLike<number>;
  /** For each time the most that one prescriber can have of any remainder anywhere: a join may hold any position. */
  readonly mostLeft: (partition: MeasuredPartition) => ArrayLike<number>;
  /** What all parts of a partition leave of the whole, in the same order. */
  readonly left: (partition: MeasuredPartition) => ArrayLike<number>;
  /** For each family the blocks of its positions; `null` when nothing is told. */
  readonly blocks: readonly (Blocks | null)[];
  /** Whether there can be anything in a position at a time. */
  readonly isPresent: (position: number, time: number) => boolean;
}

export interface Blocks {
  /** The name of each position's block: negative, or the position itself while it is told alone. */
  readonly names: ArrayLike<number>;
  /** The positions of each block that has a name. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

export function blocksOfNames(names: ArrayLike<number>): Blocks {
  const members = new Map<number, number[]>();
  for (let position = 0; position < names.length; position += 1) {
    const name = names[position] ?? 0;
    if (name >= 0) continue;
    const of = members.get(name);
    if (of) of.push(position);
    else members.set(name, [position]);
  }
  return { names, members };
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
    if (isExhaustive || !parts.includes(family) || !blocked.blocks[whole]) return false;
    const times = doubtfulTimes(blocked, partition, members);
    if (times.length === 0) return false;
    const others = parts.filter((part) => part !== family && blocked.blocks[part]);
    if (isRestSmall(blocked, partition, members, times)) return true;
    const joins = [...others.map((other) => [other]), ...(others.length > 1 ? [others] : [])];
    return joins.some((joined) => {
      const positions = joinBlocks(blocked, [family, ...joined], members);
      return positions.length > members.length && isRestSmall(blocked, partition, positions, times);
    });
  });
}

/** Times at which all parts together leave little: at others fewer parts, or more positions, leave even more. */
function doubtfulTimes(
  blocked: BlockedSums,
  partition: MeasuredPartition,
  members: readonly number[],
): readonly number[] {
  const { times, left, mostLeft } = blocked;
  const rest = left(partition);
  const most = mostLeft(partition);
  const doubtful: number[] = [];
  for (let time = 0; time < times; time += 1) {
    let sum = 0;
    for (const position of members) sum += rest[position * times + time] ?? 0;
    // A join may hold any position.
    if (sum < partition.threshold + (most[time] ?? 0)) doubtful.push(time);
  }
  return doubtful;
}

/** The fewest positions that hold the members and of each family only whole blocks. */
export function joinBlocks(
  { blocks }: Pick<BlockedSums, 'blocks'>,
  families: readonly number[],
  members: readonly number[],
): readonly number[] {
  const inside = new Set(members);
  for (let before = 0; before !== inside.size; ) {
    before = inside.size;
    for (const family of families) {
      const of = blocks[family];
      const touched = new Set([...inside].map((position) => of?.names[position] ?? position));
      for (const name of touched) for (const position of of?.members.get(name) ?? []) inside.add(position);
    }
  }
  return [...inside];
}

function isRestSmall(
  blocked: BlockedSums,
  partition: MeasuredPartition,
  positions: readonly number[],
  among: readonly number[],
): boolean {
  const { times, sums, largest, largestLeft, blocks } = blocked;
  const { kind, whole, parts, threshold } = partition;
  const told = parts.filter((part) => blocks[part]);
  const untold = parts.filter((part) => !blocks[part]);
  const ownLeft = kind === 'ddd' ? [] : largestLeft(partition);
  const isWholeKnown = knowledgeOf(blocked, whole, positions);
  const known = told.map((part) => knowledgeOf(blocked, part, positions));
  const sumOf = (family: number, time: number) => {
    const values = sums(family, kind);
    let total = 0;
    for (const position of positions) total += values[position * times + time] ?? 0;
    return total;
  };
  return among.some((time) => {
    const total = sumOf(whole, time);
    if (total === 0) return false;
    const unknown = [...untold];
    let rest = total;
    for (const [index, part] of told.entries()) {
      if (known[index]?.(time)) rest -= sumOf(part, time);
      else unknown.push(part);
    }
    let most = 0;
    for (const position of positions) {
      let own = ownLeft[position * times + time] ?? 0;
      for (const part of unknown) own += largest(part, kind)[position * times + time] ?? 0;
      most = Math.max(most, own);
    }
    return isSmallBeside(rest, most, threshold) && isWholeKnown(time);
  });
}

/** Whether the family's sum over the positions is known at a time: no block that they touch has anything outside them. */
function knowledgeOf(
  { blocks, isPresent }: BlockedSums,
  family: number,
  positions: readonly number[],
): (time: number) => boolean {
  const of = blocks[family];
  const inside = new Set(positions);
  const touched = new Set(positions.map((position) => of?.names[position] ?? position));
  const crossing = [...touched].flatMap((name) => {
    const members = of?.members.get(name) ?? [];
    const outsiders = members.filter((position) => !inside.has(position));
    if (outsiders.length === 0) return [];
    return [{ outsiders, insiders: members.filter((position) => inside.has(position)) }];
  });
  return (time) =>
    crossing.every(({ outsiders, insiders }) => {
      const isThere = (position: number) => isPresent(position, time);
      return !outsiders.some(isThere) || !insiders.some(isThere);
    });
}
