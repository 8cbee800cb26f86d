import { listRoles, type Person } from '@smalspor/database/people';
import { findPractitioner } from '@smalspor/database/prescribers';
import type { Role } from '@smalspor/domain/access';
import type { House } from '../house/house.ts';
import { osloDay } from '../house/oslo-day.ts';

/**
 * What a person is here today. Follows from facts: the register of practitioners, the groups that a register says
 * they lead, and the data managers that the configuration or the demo names.
 */
export async function findRoles(house: House, person: Person): Promise<readonly Role[]> {
  const today = osloDay(house.now());
  const granted = (await listRoles(house.db, person, today)).map(({ role }) => role);
  const practitioner =
    person.hpr === null
      ? null
      : await findPractitioner(house.db, { kind: 'own', hpr: person.hpr }, person.hpr, today);
  const roles = new Set<Role>(granted);
  if (practitioner !== null) roles.add('gp');
  if (house.isDataManager(person.issuer, person.subject)) roles.add('data-manager');
  return [...roles].sort();
}
