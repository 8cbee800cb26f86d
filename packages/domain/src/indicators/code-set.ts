import { atcRange, type DiagnosisSystem, diagnosisRange } from '../medicines/index.ts';
import type { Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';

export type CodeSystem = 'ATC' | DiagnosisSystem;

/** Codes of one system: all that begin with a text of `include`, less those that begin with a text of `exclude`. */
export interface CodeSelection {
  readonly system: CodeSystem;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** A named, versioned list of codes that indicators are built on. */
export interface CodeSet {
  readonly id: string;
  readonly version: number;
  readonly title: Localised;
  /** At most one selection for each system. */
  readonly selections: readonly CodeSelection[];
  readonly source: string;
  readonly sourceDate: PlainDate;
  /** `true` where no source fixes the list: a site may choose its own, and `note` says so. */
  readonly configurable: boolean;
  readonly note: Localised | null;
}

/** Packed codes between two ends, both inclusive; see `packAtc` and `packDiagnosis`. */
export type PackedRange = readonly [first: number, last: number];

export interface PackedSelection {
  readonly include: readonly PackedRange[];
  readonly exclude: readonly PackedRange[];
}

/** The selections of a set as ranges of packed ATC codes. Empty for a set of diagnoses. */
export function packedMedicines(set: CodeSet): PackedSelection {
  return joined(set.selections.filter((selection) => selection.system === 'ATC'));
}

/** The selections of a set as ranges of packed diagnoses, of both systems. Empty for a set of medicines. */
export function packedDiagnoses(set: CodeSet): PackedSelection {
  return joined(set.selections.filter((selection) => selection.system !== 'ATC'));
}

/** Whether a packed code belongs. */
export function selectionHas(selection: PackedSelection, packed: number): boolean {
  const inside = ([first, last]: PackedRange) => first <= packed && packed <= last;
  return selection.include.some(inside) && !selection.exclude.some(inside);
}

function joined(selections: readonly CodeSelection[]): PackedSelection {
  return {
    include: selections.flatMap(({ system, include }) => include.map((code) => rangeOf(system, code))),
    exclude: selections.flatMap(({ system, exclude }) => exclude.map((code) => rangeOf(system, code))),
  };
}

function rangeOf(system: CodeSystem, code: string): PackedRange {
  return system === 'ATC' ? atcRange(code) : diagnosisRange(system, code);
}
