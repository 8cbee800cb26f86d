import {
  hideDerivableParts,
  hideSmallRemainders,
  type MeasuredPartition,
  type UnitView,
} from './complement.ts';
import type { CountKind } from './families.ts';
import type { DisclosureSettings } from './settings.ts';
import { isSmall, isSmallBeside } from './small.ts';

/** Sums of one family in all steps of a release. */
export interface StepSums {
  readonly kind: CountKind;
  readonly threshold: number;
  readonly steps: ArrayLike<number>;
  /** The most that one member has in each step, who knows it; nothing when left out. */
  readonly largest?: ArrayLike<number>;
}

/** What is left of places that hold the whole group. */
export interface GroupSurrounding {
  /** The fewest prescribers outside the group in any month of each step. */
  readonly prescribers: ArrayLike<number>;
  /** For each family; empty where the places' sum is not shown. */
  readonly families: readonly (readonly StepSums[])[];
}

/** Everything that is known about one group. */
export interface GroupSeries {
  /** The fewest members with figures of their own in any month of each step. */
  readonly reportingMembers: ArrayLike<number>;
  /** 1 for steps that an earlier release showed for other members. */
  readonly changedRosters: ArrayLike<number>;
  /** For each family, in the order of the grid. */
  readonly families: readonly (readonly StepSums[])[];
  /** For each partition the most that one member has of what all parts leave of the whole in each step. */
  readonly largestLeft: readonly ArrayLike<number>[];
  readonly surroundings: readonly GroupSurrounding[];
}

/** A period that a report would show, and the largest part of each sum that one member has in it. */
export interface GroupWindow {
  readonly first: number;
  readonly length: number;
  readonly largest: (family: number, kind: CountKind) => number;
}

export type GroupRefusal =
  | 'too-few-members'
  | 'changed-rosters'
  | 'rosters'
  | 'small'
  | 'dominance'
  | 'part-of-folded'
  | 'complement';

/** For each family `null` when the group's figure may be shown, or why not. */
export type GroupVerdicts = readonly (GroupRefusal | null)[];

/**
 * Decides which figures of a group may stand in a member's report. A member knows the own part, the roster, and every
 * published figure of the places around: so in every step what is left without the member must be nothing or large, and so
 * must what is left of the places around without the group, and what is left of a whole without the parts that are shown.
 *
 * @param wholes for each family those that hold all of it
 * @param partitions as `measurePartitions` found them in the whole country
 */
export function createGroupJudge(
  series: GroupSeries,
  wholes: readonly (readonly number[])[],
  partitions: readonly MeasuredPartition[],
  settings: DisclosureSettings,
): (window: GroupWindow) => GroupVerdicts {
  const units = [series.families, ...series.surroundings.map(({ families }) => families)].map((families) =>
    families.map((sums) => new Map(sums.map(({ kind, steps }) => [kind, steps]))),
  );
  const smallStepsOf = rememberedRemainders(series, units, partitions);
  const isAnyLeftSmall = partitions.map((partition) => smallStepsOf(partition, () => true));
  return (window) => {
    const verdicts = series.families.map((_, family) => refuseFamily(series, window, family, settings));
    const isTold = (family: number) => verdicts[family] === null;
    /** As long as no verdict changes. */
    const smallNow = new Map<MeasuredPartition, readonly Uint8Array[]>();
    const view: UnitView = {
      units: [...units.keys()],
      times: window.length,
      value: (family, kind, unit, time) => units[unit]?.[family]?.get(kind)?.[window.first + time] ?? 0,
      hasSmallRemainder(partition, unit) {
        const small = smallNow.get(partition) ?? smallStepsOf(partition, isTold);
        smallNow.set(partition, small);
        return anyStep(window, (step) => small[unit]?.[step] === 1);
      },
      isShown: (family, unit) => isTold(family) && (units[unit]?.[family]?.size ?? 0) > 0,
      hide: (family) => {
        if (verdicts[family] !== null) return false;
        verdicts[family] = 'complement';
        smallNow.clear();
        return true;
      },
    };
    // A partition all of which is shown needs another look only where something small is left of it.
    const isInDoubt = (partition: MeasuredPartition, index: number) =>
      [partition.whole, ...partition.parts].some((family) => verdicts[family] !== null) ||
      (isAnyLeftSmall[index] ?? []).some((small) => anyStep(window, (step) => small[step] === 1));
    for (let changed = true; changed; ) {
      changed = followWholes(verdicts, wholes);
      smallNow.clear();
      const doubtful = partitions.filter(isInDoubt);
      changed = hideSmallRemainders(doubtful, view) || changed;
      changed = hideDerivableParts(doubtful, view) || changed;
    }
    return verdicts;
  };
}

type Units = readonly (readonly ReadonlyMap<CountKind, ArrayLike<number>>[])[];
type SmallStepsOf = (
  partition: MeasuredPartition,
  isTold: (family: number) => boolean,
) => readonly Uint8Array[];

/**
 * For each unit, the group (0) and what is around it, the steps (1) in which something small is left of a partition's whole
 * beside the parts that are told. Windows overlap and mostly tell the same parts, so every set of parts is added up once for all steps.
 */
function rememberedRemainders(
  series: GroupSeries,
  units: Units,
  partitions: readonly MeasuredPartition[],
): SmallStepsOf {
  const largestLeft = largestLeftOf(series, partitions);
  const steps = series.reportingMembers.length;
  const known = new Map(partitions.map((partition) => [partition, new Map<string, readonly Uint8Array[]>()]));
  return (partition, isTold) => {
    const { kind, whole, parts, threshold } = partition;
    const told = parts.filter(isTold);
    const name = told.join();
    const remembered = known.get(partition)?.get(name);
    if (remembered !== undefined) return remembered;
    const small = units.map((families, unit) => {
      const sums = families[whole]?.get(kind);
      if (sums === undefined) return new Uint8Array(steps);
      const partSums = told.map((part) => families[part]?.get(kind) ?? []);
      return Uint8Array.from({ length: steps }, (_, step) => {
        const rest = partSums.reduce((left, of) => left - (of[step] ?? 0), sums[step] ?? 0);
        const largest = rest === 0 || unit > 0 ? 0 : largestLeft(partition, step, isTold);
        return isSmallBeside(rest, largest, threshold) ? 1 : 0;
      });
    });
    known.get(partition)?.set(name, small);
    return small;
  };
}

/**
 * The most that one member can have of what a partition's shown parts leave of the whole. Doses tell of no number of people:
 * nobody's part is taken out of them.
 */
function largestLeftOf(
  { families, largestLeft }: GroupSeries,
  partitions: readonly MeasuredPartition[],
): (partition: MeasuredPartition, step: number, isShown: (family: number) => boolean) => number {
  const positions = new Map(partitions.map((partition, index) => [partition, index]));
  return (partition, step, isShown) => {
    const { kind, parts } = partition;
    if (kind === 'ddd') return 0;
    let most = largestLeft[positions.get(partition) ?? -1]?.[step] ?? 0;
    for (const part of parts) {
      if (!isShown(part)) most += families[part]?.find((sums) => sums.kind === kind)?.largest?.[step] ?? 0;
    }
    return most;
  };
}

/** Whether an indicator may be shown for a group: its numerator, and its denominator if that counts prescriptions. */
export function groupMayBeShown(
  verdicts: GroupVerdicts,
  numerator: number,
  denominator: number | null,
): boolean {
  return verdicts[numerator] === null && (denominator === null || verdicts[denominator] === null);
}

function followWholes(verdicts: (GroupRefusal | null)[], wholes: readonly (readonly number[])[]): boolean {
  let changed = false;
  for (const [part, of] of wholes.entries()) {
    if (verdicts[part] !== null || of.every((whole) => verdicts[whole] === null)) continue;
    verdicts[part] = 'part-of-folded';
    changed = true;
  }
  return changed;
}

function refuseFamily(
  { reportingMembers, changedRosters, families, surroundings }: GroupSeries,
  window: GroupWindow,
  family: number,
  settings: DisclosureSettings,
): GroupRefusal | null {
  if (least(reportingMembers, window) < settings.minGroupMembers) return 'too-few-members';
  if (anyStep(window, (step) => changedRosters[step] === 1)) return 'changed-rosters';
  for (const { kind, steps, threshold, largest: parts } of families[family] ?? []) {
    const ownIn = (step: number) => (kind === 'ddd' ? 0 : (parts?.[step] ?? 0));
    if (anyStep(window, (step) => isSmallBeside(steps[step] ?? 0, ownIn(step), threshold))) return 'small';
    const largest = window.largest(family, kind);
    const total = totalOf(steps, window);
    if (total > 0 && largest >= settings.dominance * total) return 'dominance';
    if (isSmall(total - largest, threshold)) return 'small';
  }
  for (const { prescribers, families: left } of surroundings) {
    const sums = left[family] ?? [];
    if (sums.length === 0) continue;
    if (anyStep(window, (step) => isSmall(prescribers[step] ?? 0, settings.k))) return 'rosters';
    const isLeftSmall = sums.some(({ steps, threshold }) =>
      anyStep(window, (step) => isSmall(steps[step] ?? 0, threshold)),
    );
    if (isLeftSmall) return 'complement';
  }
  return null;
}

function anyStep({ first, length }: GroupWindow, test: (step: number) => boolean): boolean {
  for (let step = first; step < first + length; step += 1) if (test(step)) return true;
  return false;
}

function least(values: ArrayLike<number>, { first, length }: GroupWindow): number {
  let found = Number.POSITIVE_INFINITY;
  for (let step = first; step < first + length; step += 1) found = Math.min(found, values[step] ?? 0);
  return found;
}

function totalOf(values: ArrayLike<number>, { first, length }: GroupWindow): number {
  let total = 0;
  for (let step = first; step < first + length; step += 1) total += values[step] ?? 0;
  return total;
}
