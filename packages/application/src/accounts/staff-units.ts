import type { PlaceKind, Role } from '@smalspor/domain/access';
import type { Geography } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';

/**
 * The roles that are given by hand, with the kind of unit that each is held in. Doctors and group leaders are not among
 * them: what they are follows from the registers, and nobody can make a doctor of someone.
 */
const STAFF_ROLES = {
  'municipal-doctor': 'municipality',
  'county-staff': 'county',
  'regional-centre': 'region',
  'programme-admin': null,
  'data-manager': null,
  secretariat: null,
  researcher: null,
} as const satisfies Partial<Record<Role, PlaceKind | null>>;

export type StaffRole = keyof typeof STAFF_ROLES;

export const STAFF_ROLE_NAMES = Object.keys(STAFF_ROLES) as readonly StaffRole[];

export interface StaffUnit {
  readonly unitKind: 'none' | 'municipality' | 'county' | 'region';
  readonly unitId: string;
}

/**
 * The unit of a role from its text, as `municipality:0301`.
 * @throws Refusal `invalid-request` when the role has no unit, another kind of unit, or there is no such unit
 */
export function readUnit(geography: Geography, role: StaffRole, text: string | null): StaffUnit {
  const kind = STAFF_ROLES[role];
  if (kind === null) {
    if (text === null) return { unitKind: 'none', unitId: '' };
    throw new Refusal('invalid-request', `The role ${role} is not bound to a unit: leave --unit out.`);
  }
  const [, given, id = ''] = /^([a-z]+):(.+)$/.exec(text ?? '') ?? [];
  if (given !== kind) {
    throw new Refusal(
      'invalid-request',
      `The role ${role} is held in a ${kind}: add --unit ${EXAMPLES[kind]}.`,
    );
  }
  if (!exists(geography, kind, id)) {
    throw new Refusal(
      'invalid-request',
      `There is no ${kind} ${id}. Write its code, as in ${EXAMPLES[kind]}.`,
    );
  }
  return { unitKind: kind, unitId: id };
}

const EXAMPLES = {
  municipality: 'municipality:0301',
  county: 'county:03',
  region: 'region:sor-ost',
} as const;

function exists(geography: Geography, kind: keyof typeof EXAMPLES, id: string): boolean {
  if (kind === 'municipality') return geography.municipalityByCode.has(id);
  if (kind === 'county') return geography.countyByCode.has(id);
  return geography.healthRegions.some((region) => region.id === id);
}
