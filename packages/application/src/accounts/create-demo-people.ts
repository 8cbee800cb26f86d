import type { DemoPeople, DemoPerson } from '@smalspor/contract/use-cases';
import { listRegisterHolders } from '@smalspor/database/people';
import {
  findPractitioner,
  listPractitioners,
  type Practitioner,
  searchPractitioners,
} from '@smalspor/database/prescribers';
import { type Scope, systemScope } from '@smalspor/domain/access';
import type { House } from '../house/house.ts';
import { DEMO_DATA_MANAGER } from './demo-data-manager.ts';

const DATA_MANAGER: DemoPerson = {
  subject: DEMO_DATA_MANAGER,
  name: 'Dag Data Demo',
  hpr: null,
  role: 'data-manager',
  place: '',
};

const FEATURED_DOCTORS = 3;

/** The invented people of a demo home. Every one of them stands in a synthetic register. */
export function createDemoPeople(house: House): DemoPeople {
  const scope: Scope = systemScope('verify-home');
  const today = (): string => house.now().slice(0, 10);

  const leaders = async (): Promise<ReadonlyMap<string, string>> =>
    new Map(
      (await listRegisterHolders(house.db, 'group-leader', today())).map(({ hpr, unitId }) => [hpr, unitId]),
    );
  const toPerson = (practitioner: Practitioner, leads: ReadonlyMap<string, string>): DemoPerson => ({
    subject: `hpr-${practitioner.hpr}`,
    name: practitioner.name,
    hpr: practitioner.hpr,
    role: leads.has(practitioner.hpr) ? 'group-leader' : 'gp',
    place: '',
  });

  return {
    featured: async () => {
      const leads = await leaders();
      const people = (await listPractitioners(house.db, scope, today())).map((practitioner) =>
        toPerson(practitioner, leads),
      );
      const doctors = people.filter(({ role }) => role === 'gp').slice(0, FEATURED_DOCTORS);
      const leader = people.filter(({ role }) => role === 'group-leader').slice(0, 1);
      return [...doctors, ...leader, DATA_MANAGER];
    },
    search: async (text, limit) => {
      const leads = await leaders();
      const found = await searchPractitioners(house.db, scope, { text, day: today(), limit });
      return found.map((practitioner) => toPerson(practitioner, leads));
    },
    find: async (subject) => {
      if (subject === DEMO_DATA_MANAGER) return DATA_MANAGER;
      const hpr = /^hpr-(\d+)$/.exec(subject)?.[1];
      if (hpr === undefined) return null;
      const practitioner = await findPractitioner(house.db, scope, hpr, today());
      return practitioner === null ? null : toPerson(practitioner, await leaders());
    },
  };
}
