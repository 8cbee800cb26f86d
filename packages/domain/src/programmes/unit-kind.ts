import type { Level } from '../organisation/index.ts';
import type { Localised } from '../texts/index.ts';
import type { Profession } from './credit-scheme.ts';

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
  /** Whose figures a report tells: each member's own, the unit's as a whole, or nobody's. */
  readonly figures: 'members' | 'unit' | 'none';
  /** The level of the cube on which the unit's aggregate lies, or `null` where it has none. */
  readonly level: Level | null;
}
