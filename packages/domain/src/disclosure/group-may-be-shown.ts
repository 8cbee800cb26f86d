import {
  hideDerivableParts,
  hideSmallRemainders,
  type MeasuredPartition,
  type UnitView,
} from './complement.ts';
import type { CountKind } from './families.ts';
import type { DisclosureSettings } from './settings.ts';
import { isSmall } from './small.ts';

/** One sum in the steps of a window. */
export interface StepSums {
  readonly kind: CountKind;
  readonly threshold: number;
  readonly steps: readonly number[];
}

/** A group's sum, and the largest part of it that one member has over the whole window. */
export interface GroupSums extends StepSums {
  readonly largest: number;
}

/** What is left of an area that holds the whole group. */
export interface GroupSurrounding {
  /** The fewest prescribers outside the group in any month of the window. */
  readonly prescribers: number;
  /** For each family; empty where the area's own figure is not shown. */
  readonly families: readonly (readonly StepSums[])[];
}

/** Everything that is known about one group in one window. */
export interface GroupWindow {
  /** The fewest members with figures of their own in any month. */
  readonly reportingMembers: number;
  /** Whether an earlier release showed one of the steps for other members. */
  readonly isRosterChanged: boolean;
  /** For each family, in the order of the grid. */
  readonly families: readonly (readonly GroupSums[])[];
  readonly surroundings: readonly GroupSurrounding[];
}

export type GroupRefusal =
  | 'too-few-members'
  | 'changed-rosters'
  | 'rosters'
  | 'small'
  | 'dominance'
  | 'part-of-folded'
  | 'complement';

/**
 * For each family whether a group's figure may stand in a member's report: `null` when it may, or why not. A member knows
 * the own part, the roster, and every published figure of the places around: so what is left without the member must be
 * nothing or large, and so must what is left of a municipality without the group, and what is left of a whole without the
 * parts that are shown.
 *
 * @param wholes for each family those that hold all of it; @param partitions as `protect` measured them.
 */
export function refuseGroup(
  window: GroupWindow,
  wholes: readonly (readonly number[])[],
  partitions: readonly MeasuredPartition[],
  settings: DisclosureSettings,
): readonly (GroupRefusal | null)[] {
  const verdicts = window.families.map((sums, family) => refuseFamily(window, sums, family, settings));
  const view = viewOf(window, verdicts);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [part, of] of wholes.entries()) {
      if (verdicts[part] !== null || of.every((whole) => verdicts[whole] === null)) continue;
      verdicts[part] = 'part-of-folded';
      changed = true;
    }
    changed = hideSmallRemainders(partitions, view) || changed;
    changed = hideDerivableParts(partitions, view) || changed;
  }
  return verdicts;
}

/** Whether an indicator may be shown for a group: its numerator, and its denominator if that counts prescriptions. */
export function groupMayBeShown(
  verdicts: readonly (GroupRefusal | null)[],
  numerator: number,
  denominator: number | null,
): boolean {
  return verdicts[numerator] === null && (denominator === null || verdicts[denominator] === null);
}

function refuseFamily(
  { reportingMembers, isRosterChanged, surroundings }: GroupWindow,
  sums: readonly GroupSums[],
  family: number,
  settings: DisclosureSettings,
): GroupRefusal | null {
  if (reportingMembers < settings.minGroupMembers) return 'too-few-members';
  if (isRosterChanged) return 'changed-rosters';
  for (const { steps, largest, threshold } of sums) {
    const total = steps.reduce((sum, value) => sum + value, 0);
    if (steps.some((value) => isSmall(value, threshold))) return 'small';
    if (total > 0 && largest >= settings.dominance * total) return 'dominance';
    if (isSmall(total - largest, threshold)) return 'small';
  }
  for (const { prescribers, families } of surroundings) {
    const left = families[family] ?? [];
    if (left.length === 0) continue;
    if (prescribers > 0 && prescribers < settings.k) return 'rosters';
    if (left.some(({ steps, threshold }) => steps.some((value) => isSmall(value, threshold))))
      return 'complement';
  }
  return null;
}

/** The group is unit 0, its surroundings the others: a family that is known of one is known of all. */
function viewOf(window: GroupWindow, verdicts: (GroupRefusal | null)[]): UnitView {
  const units = [window.families, ...window.surroundings.map(({ families }) => families)];
  return {
    units: [...units.keys()],
    times: Math.max(0, ...window.families.flat().map(({ steps }) => steps.length)),
    value: (family, kind, unit, time) =>
      units[unit]?.[family]?.find((sums) => sums.kind === kind)?.steps[time] ?? 0,
    isShown: (family, unit) => verdicts[family] === null && (units[unit]?.[family]?.length ?? 0) > 0,
    wasShown: () => false,
    hide: (family) => {
      if (verdicts[family] !== null) return false;
      verdicts[family] = 'complement';
      return true;
    },
  };
}
