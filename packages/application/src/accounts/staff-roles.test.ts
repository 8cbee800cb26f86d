import { listAudit } from '@smalspor/database/audit';
import { norwegianDateOf } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { dataManager, operator, testHome } from '../testing/index.ts';
import { createAccounts } from './create-accounts.ts';
import { endStaffRole, grantStaffRole, listStaffRoles } from './staff-roles.ts';

const call = { requestId: 'request-1', idempotencyKey: null };
const ISSUER = 'https://idporten.example';
const key = { issuer: ISSUER, subject: 'kari', role: 'municipal-doctor', unit: 'municipality:0301' } as const;
const identity = {
  issuer: ISSUER,
  subject: 'kari',
  name: 'Kari',
  hpr: null,
  pidPseudonym: null,
  securityLevel: 4,
};
const dayFrom = (house: House, days: number): string =>
  norwegianDateOf(new Date(Date.parse(house.now()) + days * 86_400_000).toISOString());

/** A home where Kari has logged in once, and was told that she has no role. */
async function homeWithKari() {
  const house = await (await testHome('empty')).open();
  const accounts = createAccounts(house);
  await expect(accounts.signIn(identity, call)).rejects.toMatchObject({ code: 'no-access' });
  return { house, accounts, today: dayFrom(house, 0) };
}

describe('a role by hand', () => {
  it('is given to somebody who waits for it, holds at the next log-in, and is audited', async () => {
    const { house, accounts, today } = await homeWithKari();
    expect((await listStaffRoles(house, operator)).newcomers).toMatchObject([
      { issuer: ISSUER, subject: 'kari', name: 'Kari' },
    ]);
    await grantStaffRole(house, operator, { ...key, from: today, to: null });
    const { actor } = await accounts.signIn(identity, call);
    expect(actor.roles).toEqual(['municipal-doctor']);
    expect(actor.places).toEqual([{ role: 'municipal-doctor', kind: 'municipality', id: '0301' }]);
    const listed = await listStaffRoles(house, operator);
    expect([listed.roles.length, listed.newcomers.length]).toEqual([1, 0]);
    expect(await listAudit(house.db, {}, 10)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          actor: 'operator:test',
          act: 'grant-municipal-doctor',
          objectKind: 'person',
          objectId: actor.userId,
        }),
      ]),
    );
  });

  it('that ends counts no more at the very next request, also on its first day', async () => {
    const { house, accounts, today } = await homeWithKari();
    await grantStaffRole(house, operator, { ...key, from: today, to: null });
    await grantStaffRole(house, operator, { ...key, role: 'secretariat', unit: null, from: today, to: null });
    const { actor } = await accounts.signIn(identity, call);
    await endStaffRole(house, operator, key, null);
    expect((await accounts.load(actor.userId))?.actor).toMatchObject({ roles: ['secretariat'], places: [] });
    await endStaffRole(house, operator, { ...key, role: 'secretariat', unit: null }, null);
    // Nobody is there any more: the session ends.
    expect(await accounts.load(actor.userId)).toBeNull();
    await expect(accounts.signIn(identity, call)).rejects.toMatchObject({ code: 'no-access' });
    const { roles } = await listStaffRoles(house, operator);
    expect(roles.map(({ endedAt }) => endedAt !== null)).toEqual([true, true]);
    await grantStaffRole(house, operator, { ...key, from: today, to: null });
    expect((await accounts.load(actor.userId))?.actor.roles).toEqual(['municipal-doctor']);
  });

  it('holds from its first day through its last', async () => {
    const { house, accounts, today } = await homeWithKari();
    await grantStaffRole(house, operator, { ...key, from: dayFrom(house, 2), to: null });
    await expect(accounts.signIn(identity, call)).rejects.toMatchObject({ code: 'no-access' });
    await grantStaffRole(house, operator, { ...key, from: today, to: dayFrom(house, 1) });
    expect((await accounts.signIn(identity, call)).actor.roles).toEqual(['municipal-doctor']);
    await endStaffRole(house, operator, key, dayFrom(house, 3));
    const days = (await listStaffRoles(house, operator)).roles.map(({ validTo }) => validTo);
    expect(days.sort()).toEqual([dayFrom(house, 1), dayFrom(house, 3)]);
  });

  it('belongs to a person at one issuer and not to a namesake at another', async () => {
    const { house, accounts, today } = await homeWithKari();
    await grantStaffRole(house, operator, { ...key, from: today, to: null });
    const namesake = { ...identity, issuer: 'https://helseid.example' };
    await expect(accounts.signIn(namesake, call)).rejects.toMatchObject({ code: 'no-access' });
  });

  it('may be held in a health region', async () => {
    const { house, accounts, today } = await homeWithKari();
    const region = house.content.geography.healthRegions[0]?.id ?? '';
    const held = { ...key, role: 'regional-centre', unit: `region:${region}` } as const;
    await grantStaffRole(house, operator, { ...held, from: today, to: null });
    expect((await accounts.signIn(identity, call)).actor.places).toEqual([
      { role: 'regional-centre', kind: 'region', id: region },
    ]);
  });
});

describe('a role is refused', () => {
  it.each([
    ['without its unit', { unit: null }, 'invalid-request', /held in a municipality/],
    ['in a unit of another kind', { unit: 'county:03' }, 'invalid-request', /held in a municipality/],
    ['in a unit that there is not', { unit: 'municipality:9998' }, 'invalid-request', /no municipality 9998/],
    ['in a unit where it has none', { role: 'secretariat' as const }, 'invalid-request', /leave --unit out/],
    ['to somebody who never came', { subject: 'nobody' }, 'not-found', /log in once/],
    ['with its days the wrong way', { to: '2020-01-01' }, 'invalid-request', /before the first/],
  ])('%s', async (_what, change, code, detail) => {
    const { house, today } = await homeWithKari();
    const refused = grantStaffRole(house, operator, { ...key, from: today, to: null, ...change });
    await expect(refused).rejects.toMatchObject({ code, detail: expect.stringMatching(detail) });
  });

  it('twice at once, so that ending it ends it', async () => {
    const { house, today } = await homeWithKari();
    const grant = () => grantStaffRole(house, operator, { ...key, from: today, to: null });
    const outcomes = await Promise.allSettled([grant(), grant()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('to and by anybody but the operator', async () => {
    const { house, today } = await homeWithKari();
    const refused = { code: 'not-allowed' };
    await expect(grantStaffRole(house, dataManager, { ...key, from: today, to: null })).rejects.toMatchObject(
      refused,
    );
    await expect(endStaffRole(house, dataManager, key, null)).rejects.toMatchObject(refused);
    await expect(listStaffRoles(house, dataManager)).rejects.toMatchObject(refused);
  });
});

it('a log-in that is too weak is refused, in a line about whom it was where that is known', async () => {
  const { house, accounts, today } = await homeWithKari();
  await grantStaffRole(house, operator, { ...key, from: today, to: null });
  const { actor } = await accounts.signIn(identity, call, 4);
  const weak = { ...identity, securityLevel: 3 };
  await expect(accounts.signIn(weak, call, 4)).rejects.toMatchObject({ code: 'log-in-too-weak' });
  const stranger = { ...weak, subject: 'stranger', securityLevel: null };
  await expect(accounts.signIn(stranger, call, 3)).rejects.toMatchObject({ code: 'log-in-too-weak' });
  expect(await listAudit(house.db, {}, 2)).toMatchObject([
    { actor: 'visitor', act: 'sign-in', outcome: 'refused', code: 'log-in-too-weak', objectId: null },
    { actor: `person:${actor.userId}`, act: 'sign-in', outcome: 'refused', objectId: actor.userId },
  ]);
  // Nothing is kept of somebody who was turned away at the door.
  expect((await listStaffRoles(house, operator)).newcomers).toEqual([]);
});
