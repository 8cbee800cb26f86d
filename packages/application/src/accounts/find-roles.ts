import { listGroupsOf } from '@smalspor/database/groups';
import { listRoles, type Person } from '@smalspor/database/people';
import { findPractitioner } from '@smalspor/database/prescribers';
import { PLACE_KINDS, type Place, type Role, type RolePlace } from '@smalspor/domain/access';
import { countyCode, municipalityCode } from '@smalspor/domain/organisation';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';

/** What someone is, and where. */
export interface HeldRoles {
  readonly roles: readonly Role[];
  readonly places: readonly RolePlace[];
}

/**
 * What a person is here today, and where. Follows from facts: the register of practitioners, the groups that a register
 * puts them in, the lists in the served release, and the staff that the configuration or the demo names.
 */
export async function findRoles(house: House, person: Person): Promise<HeldRoles> {
  const today = norwegianDateOf(house.now());
  const granted = await listRoles(house.db, person, today);
  const { hpr } = person;
  const practitioner =
    hpr === null ? null : await findPractitioner(house.db, { kind: 'own', hpr }, hpr, today);
  const roles = new Set<Role>(granted.map(({ role }) => role));
  if (practitioner !== null) roles.add('gp');
  for (const role of house.configuredRoles(person)) roles.add(role);
  // Nobody else lets them in: what they may take part in is said by the programmes' kinds of unit.
  if (roles.size === 0 && hpr === null && house.configuration.admitsParticipants) roles.add('participant');
  const own: readonly Place[] =
    practitioner === null
      ? []
      : [
          ...(await listGroupsOf(house.db, practitioner.hpr, today)).map(
            ({ groupId }) => ({ kind: 'group', id: groupId }) as const,
          ),
          ...(await findAreas(house, practitioner.prescriber)),
        ];
  return {
    roles: [...roles].sort(),
    places: [
      ...granted.flatMap(({ role, unitKind, unitId }) => {
        const kind = PLACE_KINDS.find((each) => each === unitKind);
        return kind === undefined ? [] : [{ role, kind, id: unitId }];
      }),
      ...own.map((place) => ({ role: 'gp' as const, ...place })),
    ],
  };
}

/** Where a doctor's list lies, as the served release has it. */
async function findAreas(house: House, prescriber: number): Promise<readonly Place[]> {
  const reader = await house.shelf.current();
  const home = reader?.homes.find(prescriber, lastQuarterEnd(reader.manifest));
  if (!home) return [];
  return [
    { kind: 'municipality', id: municipalityCode(home.municipality) },
    { kind: 'county', id: countyCode(home.county) },
  ];
}
