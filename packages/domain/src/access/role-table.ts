import type { Actor, Role } from './actor.ts';
import { INSTITUTION_TABLE } from './institution-table.ts';
import { PROGRAMME_TABLE } from './programme-table.ts';
import { NOBODY, type Reach } from './reach.ts';

/**
 * Who may do what, whole and in one place: this table and, for what happens around the report, `PROGRAMME_TABLE`,
 * and `INSTITUTION_TABLE`. Several roles add up. Whatever has reach `all` and touches a named person is a line in the audit log.
 *
 * No role reads a colleague's report: a group leader is a doctor like the others, a data manager keeps data and looks
 * at none, and the operator produces reports as the controller's processor, for their recipients.
 */
export const ROLE_TABLE = {
  /** The own account: language, sign-out, who has looked at my figures. */
  'use-account': {
    gp: 'own',
    'group-leader': 'own',
    'data-manager': 'own',
    operator: 'own',
    'municipal-doctor': 'own',
    'county-staff': 'own',
    'regional-centre': 'own',
    'programme-admin': 'own',
    secretariat: 'own',
    researcher: 'own',
    'institution-contact': 'own',
    'institution-staff': 'own',
    participant: 'own',
    sender: 'none',
  },
  /** Say where to be written to, and about what: whoever gets letters. */
  'choose-notices': {
    ...NOBODY,
    gp: 'own',
    'group-leader': 'own',
    'data-manager': 'own',
    'municipal-doctor': 'own',
    'regional-centre': 'own',
    'programme-admin': 'own',
    'institution-contact': 'own',
    'institution-staff': 'own',
    participant: 'own',
    // Digests of signals, which they ask for themselves.
    'county-staff': 'own',
    secretariat: 'own',
    researcher: 'own',
  },
  /** Reports with the figures of one named doctor, as page and as PDF. */
  'read-reports': { ...NOBODY, gp: 'own', 'group-leader': 'own' },
  /** Import register files, follow tasks, see batches, coverage and masked rejects. */
  'manage-data': { ...NOBODY, 'data-manager': 'all', operator: 'all' },
  /** See a refused row as it was delivered. */
  'open-quarantine': { ...NOBODY, 'data-manager': 'all' },
  /** Build, publish, verify and withdraw releases, and issue reports from them. */
  'publish-releases': { ...NOBODY, 'data-manager': 'all', operator: 'all' },
  /** Print one doctor's report or figures from the command line, to hand them to that doctor. */
  'produce-report': { ...NOBODY, operator: 'all' },
  /** Deliver register files by a token, and see how far the own deliveries have come. */
  'deliver-files': { ...NOBODY, sender: 'own' },
  /** Give staff their roles and take them away, from the command line. */
  'grant-roles': { ...NOBODY, operator: 'all' },
  ...PROGRAMME_TABLE,
  ...INSTITUTION_TABLE,
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Reach>>>>;

export type Act = keyof typeof ROLE_TABLE;

const ORDER: readonly Reach[] = ['none', 'own', 'unit', 'all'];

/** The widest reach that any of the actor's roles gives; `none` for someone who has not signed in. */
export function reachOf(actor: Actor | null, act: Act): Reach {
  const reaches = (actor?.roles ?? []).map((role) => ORDER.indexOf(ROLE_TABLE[act][role]));
  return ORDER[Math.max(0, ...reaches)] ?? 'none';
}
