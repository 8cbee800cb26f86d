import type { DemoPeople, DemoPerson } from '@smalspor/contract/use-cases';
import { listRegisterHolders } from '@smalspor/database/people';
import {
  findPractitioner,
  listPractitioners,
  type Practitioner,
  searchPractitioners,
} from '@smalspor/database/prescribers';
import { listReports } from '@smalspor/database/reports';
import { type Scope, systemScope } from '@smalspor/domain/access';
import { municipalityCode } from '@smalspor/domain/organisation';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { demoInstitution } from './demo-institution.ts';
import {
  DEMO_CONTACT,
  DEMO_DATA_MANAGER,
  DEMO_HOME_DOCTOR,
  DEMO_HOME_DOCTOR_HPR,
  DEMO_PROGRAMME_ADMIN,
  DEMO_REGIONAL,
  DEMO_STUDENT,
} from './demo-staff.ts';

const STAFF: readonly DemoPerson[] = [
  { subject: DEMO_DATA_MANAGER, name: 'Dag Data Demo', hpr: null, role: 'data-manager', place: '' },
  { subject: DEMO_PROGRAMME_ADMIN, name: 'Pia Program Demo', hpr: null, role: 'programme-admin', place: '' },
  { subject: DEMO_STUDENT, name: 'Siri Student Demo', hpr: null, role: 'participant', place: '' },
];

/** People of the demo's institutions; there are none where the registers have no institution. */
async function institutionPeople(house: House): Promise<readonly DemoPerson[]> {
  const found = await demoInstitution(house);
  if (found === null) return [];
  const { name: place, region } = found;
  return [
    { subject: DEMO_CONTACT, name: 'Nina Nilsen Demo', hpr: null, role: 'institution-contact', place },
    {
      ...{ subject: DEMO_HOME_DOCTOR, name: 'Lars Lege Demo', hpr: DEMO_HOME_DOCTOR_HPR },
      professions: ['LE'],
      ...{ role: 'institution-staff', place },
    },
    {
      subject: DEMO_REGIONAL,
      name: 'Runa Regional Demo',
      hpr: null,
      role: 'regional-centre',
      place: region.name,
    },
  ];
}

async function staffOf(house: House): Promise<readonly DemoPerson[]> {
  return [...STAFF, ...(await institutionPeople(house))];
}

const FEATURED_DOCTORS = 3;

/** Where the invented doctors work, by their internal numbers, as the served release has it. */
async function findPlaces(house: House): Promise<(prescriber: number) => string> {
  const reader = await house.shelf.current();
  if (reader === null) return () => '';
  const end = lastQuarterEnd(reader.manifest);
  return (prescriber) => {
    const home = reader.homes.find(prescriber, end);
    if (home === null) return '';
    const municipality = house.content.geography.municipalityByCode.get(municipalityCode(home.municipality));
    return [home.groupName, municipality?.name].filter((part) => part != null).join(' · ');
  };
}

/** The invented people of a demo home. Every one of them stands in a synthetic register. */
export function createDemoPeople(house: House): DemoPeople {
  const scope: Scope = systemScope('verify-home');
  const today = (): string => norwegianDateOf(house.now());

  const describer = async (): Promise<(practitioner: Practitioner) => DemoPerson> => {
    const holders = await listRegisterHolders(house.db, 'group-leader', today());
    const leaders = new Set(holders.map(({ hpr }) => hpr));
    const placeOf = await findPlaces(house);
    return ({ hpr, name, prescriber }) => ({
      subject: `hpr-${hpr}`,
      name,
      hpr,
      // The invented register has doctors alone.
      professions: ['LE'],
      role: leaders.has(hpr) ? 'group-leader' : 'gp',
      place: placeOf(prescriber),
    });
  };

  return {
    featured: async () => {
      const describe = await describer();
      const readers = new Set((await listReports(house.db, scope)).map(({ hpr }) => hpr));
      const people = (await listPractitioners(house.db, scope, today()))
        .filter(({ hpr }) => readers.has(hpr))
        .map(describe)
        .filter(({ place }) => place !== '');
      const doctors = people.filter(({ role }) => role === 'gp').slice(0, FEATURED_DOCTORS);
      const leader = people.filter(({ role }) => role === 'group-leader').slice(0, 1);
      return [...doctors, ...leader, ...(await staffOf(house))];
    },
    search: async (text, limit) => {
      const words = text.toLowerCase();
      const staff = (await staffOf(house)).filter(({ name }) => name.toLowerCase().includes(words));
      const found = await searchPractitioners(house.db, scope, { text, day: today(), limit });
      return [...staff, ...found.map(await describer())].slice(0, limit);
    },
    find: async (subject) => {
      const employee = (await staffOf(house)).find((each) => each.subject === subject);
      if (employee) return employee;
      const hpr = /^hpr-(\d+)$/.exec(subject)?.[1];
      if (hpr === undefined) return null;
      const practitioner = await findPractitioner(house.db, scope, hpr, today());
      return practitioner === null ? null : (await describer())(practitioner);
    },
  };
}
