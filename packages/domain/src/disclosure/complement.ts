import type { CountKind } from './families.ts';
import { type DisclosureGrid, monthsOf } from './grid.ts';
import type { Partition, Relations } from './relations.ts';
import type { Selection } from './selection.ts';
import { isSmallBeside } from './small.ts';

/** A partition with what the data say of it. */
export interface MeasuredPartition extends Partition {
  readonly threshold: number;
  /** Nothing is ever left of the whole beside its parts, by definition or because nobody prescribes it. */
  readonly isExhaustive: boolean;
  /**
   * Its only part is the same in those months in which contacts were counted. It is told or not because of what it leaves of the whole, never
   * because of itself: that it cannot be more than the whole says nothing that the whole does not, so it needs no room within it.
   */
  readonly isOfCountedMonths: boolean;
  /** What all parts leave of the whole: position of the place × steps + step, and of the area × months + month. */
  readonly left: Float64Array;
  readonly leftByMonth: Float64Array;
  /** The most of it that one prescriber has. */
  readonly largestLeft: ArrayLike<number>;
  readonly largestLeftByMonth: ArrayLike<number>;
  /** For each step and each month the most that one prescriber can have of any remainder of the whole, anywhere. */
  readonly mostLeft: Float64Array;
  readonly mostLeftByMonth: Float64Array;
}

/** Units of one level as the rules about wholes and parts see them. */
export interface UnitView {
  readonly units: readonly number[];
  readonly times: number;
  readonly value: (family: number, kind: CountKind, unit: number, time: number) => number;
  readonly isShown: (family: number, unit: number) => boolean;
  /** The most that one prescriber can have of what a partition's shown parts leave; nothing when left out. */
  readonly largestLeft?: (partition: MeasuredPartition, unit: number, time: number) => number;
  /** Whether something small is left of a partition's whole in the unit at any time, where it is known without adding up. */
  readonly hasSmallRemainder?: (partition: MeasuredPartition, unit: number) => boolean;
  /** For how many times, from the first, an earlier release already told it; 0 when left out. */
  readonly shownBefore?: (family: number, unit: number) => number;
  /** Keeps a family back in a unit; `false` when it was already. */
  readonly hide: (family: number, unit: number) => boolean;
}

export function measurePartitions(
  grid: DisclosureGrid,
  { partitions }: Relations,
): readonly MeasuredPartition[] {
  return partitions.map((partition, index) => {
    const sumsOf = (family: number) =>
      grid.families[family]?.counts.find((count) => count.kind === partition.kind);
    const whole = sumsOf(partition.whole);
    const leftBy = (by: 'byStep' | 'byMonth') => {
      const rest = Float64Array.from(whole?.[by] ?? []);
      for (const part of partition.parts) {
        const sums = sumsOf(part)?.[by] ?? [];
        for (let index = 0; index < rest.length; index += 1)
          rest[index] = (rest[index] ?? 0) - (sums[index] ?? 0);
      }
      return rest;
    };
    const left = leftBy('byStep');
    const mostBy = (by: 'byStep' | 'byMonth', times: number) => {
      const rows = [
        grid.largestLeft[index]?.[by],
        ...partition.parts.map(
          (part) => sumsOf(part)?.[by === 'byStep' ? 'largestByStep' : 'largestByMonth'],
        ),
      ];
      return mostAtOnce(partition.kind === 'ddd' ? [] : rows, times);
    };
    return {
      ...partition,
      threshold: whole?.threshold ?? 0,
      isExhaustive: left.every((value) => value === 0),
      isOfCountedMonths: partition.parts.every((part) => isOfCountedMonths(grid.families[part]?.selection)),
      left,
      leftByMonth: leftBy('byMonth'),
      largestLeft: grid.largestLeft[index]?.byStep ?? [],
      largestLeftByMonth: grid.largestLeft[index]?.byMonth ?? [],
      mostLeft: mostBy('byStep', grid.steps),
      mostLeftByMonth: mostBy('byMonth', monthsOf(grid)),
    };
  });
}

function isOfCountedMonths(selection: Selection | null | undefined): boolean {
  return selection != null && 'contactMonths' in selection;
}

function isDerivable({ isExhaustive, isOfCountedMonths }: MeasuredPartition): boolean {
  return isExhaustive && !isOfCountedMonths;
}

/** For each time the largest sum of the rows in any position. */
function mostAtOnce(rows: readonly (ArrayLike<number> | undefined)[], times: number): Float64Array {
  const most = new Float64Array(times);
  const length = Math.max(0, ...rows.map((row) => row?.length ?? 0));
  for (let at = 0; at < length; at += 1) {
    let sum = 0;
    for (const row of rows) sum += row?.[at] ?? 0;
    most[at % times] = Math.max(most[at % times] ?? 0, sum);
  }
  return most;
}

/**
 * Who sees a whole and some of its parts knows what is left. What is left must be nothing, or large: else the smallest
 * part that is shown goes too. Returns whether anything changed.
 */
export function hideSmallRemainders(partitions: readonly MeasuredPartition[], view: UnitView): boolean {
  let changed = false;
  for (const partition of partitions) {
    for (const unit of view.units) {
      while (hasSmallRemainder(view, partition, unit)) {
        const part = smallestShown(view, partition, partition.parts, [unit]);
        if (part === null || !view.hide(part, unit)) break;
        changed = true;
      }
    }
  }
  return changed;
}

/**
 * Where the parts make up the whole with nothing left, a part that is hidden alone is the whole less the others: a second
 * one must be hidden with it. Returns whether anything changed.
 */
export function hideDerivableParts(partitions: readonly MeasuredPartition[], view: UnitView): boolean {
  let changed = false;
  for (const partition of partitions.filter(isDerivable)) {
    for (const unit of view.units) {
      if (!view.isShown(partition.whole, unit)) continue;
      if (partition.parts.filter((part) => !view.isShown(part, unit)).length !== 1) continue;
      const sibling = smallestShown(view, partition, partition.parts, [unit]) ?? partition.whole;
      if (view.hide(sibling, unit)) changed = true;
    }
  }
  return changed;
}

/**
 * A family's hidden units can only stand for each other while each has room: what is left of the whole beside the family
 * must, over all units but the roomiest, be at least a threshold. Else a sibling goes too, and the whole when there is
 * none. Returns whether anything changed.
 */
export function makeRoom(partitions: readonly MeasuredPartition[], view: UnitView, family: number): boolean {
  for (const partition of partitions) {
    if (partition.isOfCountedMonths || !partition.parts.includes(family)) continue;
    if (hasRoom(view, partition, family)) continue;
    const siblings = partition.parts.filter((part) => part !== family);
    const hidden = smallestShown(view, partition, siblings, view.units) ?? partition.whole;
    const changes = view.units.map((unit) => view.hide(hidden, unit));
    if (changes.includes(true)) return true;
  }
  return false;
}

/** For each time the whole less its shown parts; NaN at times when the whole is not known either. */
function remainders(view: UnitView, { kind, whole, parts }: Partition, unit: number): Float64Array {
  const rest = new Float64Array(view.times);
  const knownUntil = (family: number) =>
    view.isShown(family, unit) ? view.times : (view.shownBefore?.(family, unit) ?? 0);
  const until = knownUntil(whole);
  for (let time = 0; time < view.times; time += 1) {
    rest[time] = time < until ? view.value(whole, kind, unit, time) : Number.NaN;
  }
  for (const part of until > 0 ? parts : []) {
    const partUntil = Math.min(until, knownUntil(part));
    for (let time = 0; time < partUntil; time += 1) {
      rest[time] = (rest[time] ?? 0) - view.value(part, kind, unit, time);
    }
  }
  return rest;
}

function hasSmallRemainder(view: UnitView, partition: MeasuredPartition, unit: number): boolean {
  if (view.shownBefore === undefined && !view.isShown(partition.whole, unit)) return false;
  if (view.hasSmallRemainder !== undefined) return view.hasSmallRemainder(partition, unit);
  return remainders(view, partition, unit).some((rest, time) =>
    isSmallBeside(
      rest,
      rest === 0 ? 0 : (view.largestLeft?.(partition, unit, time) ?? 0),
      partition.threshold,
    ),
  );
}

function hasRoom(view: UnitView, partition: MeasuredPartition, family: number): boolean {
  const rests = view.units.map((unit) => remainders(view, partition, unit));
  for (let time = 0; time < view.times; time += 1) {
    const unbounded: number[] = [];
    let total = 0;
    let most = 0;
    let room = 0;
    let roomiest = 0;
    for (const [index, unit] of view.units.entries()) {
      const value = view.value(family, partition.kind, unit, time);
      const rest = rests[index]?.[time] ?? Number.NaN;
      total += value;
      if (Number.isNaN(rest)) unbounded.push(unit);
      else {
        most = Math.max(most, rest);
        room += rest - value;
        roomiest = Math.max(roomiest, rest - value);
      }
    }
    if (total === 0) continue;
    if (unbounded.length >= Math.min(2, view.units.length)) {
      // Their whole is still told as a sum: when nothing is left of it, nothing is left of the bounded units either.
      if (most > 0 && room + roomTogether(view, partition, family, unbounded, time) < partition.threshold)
        return false;
      continue;
    }
    const withoutRoomiest = unbounded.length === 0 && view.units.length > 1 ? room - roomiest : room;
    if (withoutRoomiest < partition.threshold) return false;
  }
  return true;
}

/** What is left, beside a family, of a whole that units are told of together: less the parts that are hidden nowhere else. */
function roomTogether(
  view: UnitView,
  { kind, whole, parts }: Partition,
  family: number,
  units: readonly number[],
  time: number,
): number {
  const others = view.units.filter((unit) => !units.includes(unit));
  const known = parts.filter((part) => part === family || others.every((unit) => view.isShown(part, unit)));
  return units.reduce(
    (sum, unit) =>
      known.reduce(
        (rest, part) => rest - view.value(part, kind, unit, time),
        sum + view.value(whole, kind, unit, time),
      ),
    0,
  );
}

function smallestShown(
  view: UnitView,
  { kind }: Partition,
  parts: readonly number[],
  units: readonly number[],
): number | null {
  let smallest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (!units.some((unit) => view.isShown(part, unit))) continue;
    let size = 0;
    for (const unit of units) {
      for (let time = 0; time < view.times; time += 1) size += view.value(part, kind, unit, time);
    }
    if (size < least) [smallest, least] = [part, size];
  }
  return smallest;
}
