/**
 * What someone may be here. A role follows from facts (an HPR number in the register of practitioners, a leader's
 * membership of a CME group, the configuration's list of data managers), never from what a client asks for.
 * `operator` is the named person behind the command line.
 */
export const ROLES = ['gp', 'group-leader', 'data-manager', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** The signed-in person on whose behalf something happens; every use case takes one. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Number in the register of health personnel, digits only; `null` for people without one. */
  readonly hpr: string | null;
}
