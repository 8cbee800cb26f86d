import type { Actor, Role } from './actor.ts';

/** Whose data an act may reach: nobody's, the actor's own, or everyone's. */
export type Reach = 'none' | 'own' | 'all';

/**
 * Who may do what, whole and in one place. Several roles add up. Whatever has reach `all` and touches a named person
 * is a line in the audit log.
 *
 * No role reads a colleague's report: a group leader is a doctor like the others, a data manager keeps data and looks
 * at none, and the operator produces reports as the controller's processor, for their recipients.
 */
export const ROLE_TABLE = {
  /** The own account: language, sign-out, who has looked at my figures. */
  'use-account': { gp: 'own', 'group-leader': 'own', 'data-manager': 'own', operator: 'own' },
  /** Reports with the figures of one named doctor, as page and as PDF. */
  'read-reports': { gp: 'own', 'group-leader': 'own', 'data-manager': 'none', operator: 'none' },
  /** Import register files, follow tasks, see batches, coverage and masked rejects. */
  'manage-data': { gp: 'none', 'group-leader': 'none', 'data-manager': 'all', operator: 'all' },
  /** See a refused row as it was delivered. */
  'open-quarantine': { gp: 'none', 'group-leader': 'none', 'data-manager': 'all', operator: 'none' },
  /** Build, publish, verify and withdraw releases, and issue reports from them. */
  'publish-releases': { gp: 'none', 'group-leader': 'none', 'data-manager': 'all', operator: 'all' },
  /** Print one doctor's report or figures from the command line, to hand them to that doctor. */
  'produce-report': { gp: 'none', 'group-leader': 'none', 'data-manager': 'none', operator: 'all' },
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Reach>>>>;

export type Act = keyof typeof ROLE_TABLE;

const ORDER: readonly Reach[] = ['none', 'own', 'all'];

/** The widest reach that any of the actor's roles gives; `none` for someone who has not signed in. */
export function reachOf(actor: Actor | null, act: Act): Reach {
  const reaches = (actor?.roles ?? []).map((role) => ORDER.indexOf(ROLE_TABLE[act][role]));
  return ORDER[Math.max(0, ...reaches)] ?? 'none';
}
