import { holdsIdentityNumber } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';

/** What becomes of a measure after it was tried. */
export const PDSA_DECISIONS = ['keep', 'adjust', 'stop'] as const;
export type PdsaDecision = (typeof PDSA_DECISIONS)[number];

/** One turn of plan, do, study and act on a goal, in the doctor's own words. */
export interface PdsaNote {
  readonly id: string;
  readonly goal: string;
  /** 1 for the first turn. */
  readonly turn: number;
  readonly startedOn: PlainDate;
  readonly plan: string;
  readonly did: string;
  readonly study: string;
  readonly act: string;
  readonly decision: PdsaDecision | null;
}

/** Where the turn has come to: the first part that is still empty. */
export const PDSA_STAGES = ['plan', 'do', 'study', 'act', 'done'] as const;
export type PdsaStage = (typeof PDSA_STAGES)[number];

/** Characters of one part. */
export const LONGEST_NOTE = 4000;

export const PDSA_FAULTS = ['part-skipped', 'too-long', 'identity-number', 'decision-without-act'] as const;
export type PdsaFault = (typeof PDSA_FAULTS)[number];

const PARTS = ['plan', 'did', 'study', 'act'] as const;

export function pdsaStage(note: PdsaNote): PdsaStage {
  const empty = PARTS.findIndex((part) => note[part].trim() === '');
  if (empty === -1) return note.decision === null ? 'act' : 'done';
  return PDSA_STAGES[empty] ?? 'plan';
}

/**
 * What is wrong with a note. It is about the doctor's own practice: eleven digits in a row, as in a national identity number,
 * are refused so that no patient ends up in it.
 */
export function pdsaFaults(note: PdsaNote): readonly PdsaFault[] {
  const faults: PdsaFault[] = [];
  const filled = PARTS.map((part) => note[part].trim() !== '');
  if (filled.some((isFilled, index) => isFilled && filled.slice(0, index).includes(false))) {
    faults.push('part-skipped');
  }
  if (PARTS.some((part) => note[part].length > LONGEST_NOTE)) faults.push('too-long');
  if (PARTS.some((part) => holdsIdentityNumber(note[part]))) faults.push('identity-number');
  if (note.decision !== null && !filled[3]) faults.push('decision-without-act');
  return faults;
}

/**
 * What keeps a note from being stored. While it is being written it may have holes; what may never be stored is refused
 * at once. With a decision the turn is done, and nothing may be missing.
 */
export function faultsOfSaving(note: PdsaNote): readonly PdsaFault[] {
  const faults = pdsaFaults(note);
  return note.decision === null ? faults.filter((fault) => fault !== 'part-skipped') : faults;
}
