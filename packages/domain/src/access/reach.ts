import type { Role } from './actor.ts';

/** Whose data an act may reach: nobody's, the actor's own, that of the units the role is held in, or everyone's. */
export type Reach = 'none' | 'own' | 'unit' | 'all';

/** A row of the table in which nobody may do anything; whoever may is named after it. */
export const NOBODY = {
  gp: 'none',
  'group-leader': 'none',
  'data-manager': 'none',
  operator: 'none',
  'municipal-doctor': 'none',
  'county-staff': 'none',
  'regional-centre': 'none',
  'programme-admin': 'none',
  secretariat: 'none',
  researcher: 'none',
  'institution-contact': 'none',
  'institution-staff': 'none',
  participant: 'none',
  sender: 'none',
} as const satisfies Readonly<Record<Role, Reach>>;
