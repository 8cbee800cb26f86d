import type { WardType } from '../institutions/index.ts';
import type { Level } from '../organisation/index.ts';
import type { Localised } from '../texts/index.ts';
import type { Profession } from './credit-scheme.ts';

/** Registers that know units by a number: CME groups, and nursing homes and other institutions. */
export const UNIT_REGISTERS = ['groups', 'institutions'] as const;
export type UnitRegister = (typeof UNIT_REGISTERS)[number];

/** What kind of unit takes a programme: a CME group, a clinic, one doctor. Kinds are data; no code knows one by name. */
export interface UnitKind {
  readonly id: string;
  readonly name: Localised;
  /** `one`: the unit is a single person; `many`: a group of people. */
  readonly people: 'one' | 'many';
  /** Whether somebody leads it: invited first, keeps the roster, confirms attendance. */
  readonly hasLeader: boolean;
  /** What somebody without an HPR number is in it; `null` where everybody must have one. */
  readonly withoutHpr: Profession | null;
  /**
   * The register that knows such units, by their number there; `null` for a unit that begins with whoever begins the
   * programme. A group's leader stands in its register; an institution's is known when the invitation is taken up.
   */
  readonly register: UnitRegister | null;
  /** Of the institutions those with a ward of one of these types; empty for the other registers. */
  readonly wardTypes: readonly WardType[];
  /** Whose figures a report tells: each member's own, the unit's as a whole, or nobody's. */
  readonly figures: 'members' | 'unit' | 'none';
  /** The level of the cube on which the unit's aggregate lies, or `null` where it has none. */
  readonly level: Level | null;
}
