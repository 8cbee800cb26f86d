import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { type Group, listGroups } from '@smalspor/database/groups';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import { grantStaffRole } from '../accounts/staff-roles.ts';
import type { House } from '../house/house.ts';
import { createTestHome, operator, type TestHome } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';
import { municipalityIn } from './municipality-in.ts';

const COUNTY = '01';
const PROGRAMME = { programme: 'rak' };

let home: TestHome;
let house: House;
let running: RunningUseCases;
let use: UseCases;
let admin: Actor;
let groups: readonly Group[];

const call = (): CallContext => ({ requestId: 'r', idempotencyKey: randomUUID() });

async function signIn(subject: string): Promise<Actor> {
  const identity = {
    issuer: 'demo',
    subject,
    name: subject,
    hpr: null,
    pidPseudonym: null,
    securityLevel: null,
  };
  return (await createAccounts(house).signIn(identity, call())).actor;
}

async function appoint(subject: string, role: 'municipal-doctor' | 'county-staff', unit: string) {
  await signIn(subject).catch(() => null);
  await grantStaffRole(house, operator, {
    issuer: 'demo',
    subject,
    role,
    unit,
    from: '2020-01-01',
    to: null,
  });
  return signIn(subject);
}

beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open({ role: 'server' });
  await house.clock.set('2020-01-15T09:00:00Z');
  running = await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
  use = running.operations;
  admin = await signIn('demo-programme-admin');
  groups = await listGroups(house.db, systemScope('list-group'), '2020-01-15');
});
afterAll(async () => {
  await running.stop();
  await home.remove();
});

it('a municipal chief doctor follows the own municipality, and asks its groups and no others', async () => {
  // The register wrote the groups down before 2020, when all municipalities of the county got new codes.
  const today = (each: Group) => municipalityIn(house.content.geography, each.municipality, toMonth(2020, 1));
  const own = groups.find(({ leaders }) => leaders.length > 0);
  const municipality = own && today(own);
  if (!own) throw new Error('The town has no group with a leader');
  expect(municipality).not.toBe(own.municipality);
  const chief = await appoint('chief', 'municipal-doctor', `municipality:${municipality}`);
  const before = await use.readRollOut(chief, PROGRAMME, call());
  expect(before.counties).toEqual([]);
  expect(before.municipalities).toMatchObject([
    { municipality, county: COUNTY, rounds: { invited: 0 }, participants: 0 },
  ]);
  expect(before.municipalities[0]?.gps).toBeGreaterThan(0);
  const place = { ...PROGRAMME, county: COUNTY };
  const offered = await use.listOfferedGroups(chief, place, call());
  expect(offered.groups).toHaveLength(before.municipalities[0]?.groups ?? 0);
  expect(offered.groups.map(({ id }) => id)).toContain(own.id);
  const invite = (actor: Actor) => use.inviteGroups(actor, { ...place, groups: [{ id: own.id }] }, call());
  const neighbour = await appoint('neighbour', 'municipal-doctor', 'municipality:0301');
  await expect(invite(neighbour)).rejects.toMatchObject({ code: 'not-found' });
  await expect(use.listOfferedGroups(neighbour, place, call())).rejects.toMatchObject({ code: 'not-found' });
  expect(await invite(chief)).toMatchObject({ invited: 1 });
  const { municipalities } = await use.readRollOut(chief, PROGRAMME, call());
  expect(municipalities).toMatchObject([{ rounds: { invited: 1 } }]);
});

it('a county’s staff follow the county and invite nobody; the centre invites everywhere', async () => {
  const staff = await appoint('county', 'county-staff', `county:${COUNTY}`);
  const followed = await use.readRollOut(staff, PROGRAMME, call());
  expect(followed.counties).toMatchObject([{ county: COUNTY, mayInvite: false }]);
  expect(followed.municipalities).toEqual([]);
  const planned = await use.readRollOut(admin, PROGRAMME, call());
  expect(planned.counties.find(({ county }) => county === COUNTY)?.mayInvite).toBe(true);
  expect(planned.municipalities).toEqual([]);
});
