import { listInstitutionPeople } from '@smalspor/database/institutions';
import { endRoleAt, grantRole, listRoles, type Person, type RoleAssignment } from '@smalspor/database/people';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { joinDemoHome } from '../institutions/join-demo-home.ts';
import { demoInstitution } from './demo-institution.ts';
import { DEMO_CONTACT, DEMO_HOME_DOCTOR, DEMO_REGIONAL } from './demo-staff.ts';

/**
 * Gives the demo's invented people of institutions their places when they first come: the register that the places are from
 * is a demo's own, so that no file can name them. Does nothing where people log in for real.
 */
export async function settleDemoPeople(house: House, person: Person): Promise<void> {
  if (house.configuration.logIn !== null) return;
  const role = ROLES[person.subject];
  if (role === undefined || !(await house.synthetic())) return;
  const today = norwegianDateOf(house.now());
  if ((await listRoles(house.db, person, today)).length > 0) return;
  const home = await demoInstitution(house);
  if (home === null) return;
  const days = { validFrom: today, validTo: null };
  if (role === 'regional-centre') {
    await grantRole(house.db, person.id, { role, unitKind: 'region', unitId: home.region.id, ...days });
    return;
  }
  const here = await listInstitutionPeople(house.db, home.organisation);
  // Whoever came by an invitation is the contact, and whoever lost access has lost it.
  const isTaken = here.some(
    (one) =>
      one.personId === person.id ||
      (one.role === role && role !== 'institution-staff' && one.name !== person.name),
  );
  if (isTaken) return;
  // Served at another address, the demo's log-in is another issuer, and the same invented person comes anew.
  const earlier = here.filter((one) => one.name === person.name && one.endedAt === null);
  const unit = { unitKind: 'institution', unitId: String(home.organisation) } as const;
  await house.db.transaction().execute(async (trx) => {
    for (const { id } of earlier) await endRoleAt(trx, id, house.now());
    await grantRole(trx, person.id, { role, ...unit, ...days });
    await joinDemoHome(house, trx, person, role, home.organisation);
  });
}

type DemoRole = Extract<
  RoleAssignment['role'],
  'institution-contact' | 'institution-staff' | 'regional-centre'
>;

const ROLES: Readonly<Record<string, DemoRole>> = {
  [DEMO_CONTACT]: 'institution-contact',
  [DEMO_HOME_DOCTOR]: 'institution-staff',
  [DEMO_REGIONAL]: 'regional-centre',
};
