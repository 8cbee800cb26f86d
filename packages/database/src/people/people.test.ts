import { systemScope } from '@smalspor/domain/access';
import { describe, expect, it } from 'vitest';
import { insertBatch } from '../batches/batch-queries.ts';
import { AT, exampleBatch } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import { accountsOfNumbers } from './people-in-rounds.ts';
import { findPerson, recordSignIn, setPersonLanguage } from './people-queries.ts';
import { endRole, grantRole, listRegisterHolders, listRoles, replaceRegisterRoles } from './role-queries.ts';

const anne = {
  issuer: 'https://idp',
  subject: 'anne',
  name: 'Anne',
  hpr: '990000001',
  pidPseudonym: 'p',
  at: AT,
};
const leader = {
  hpr: '990000001',
  role: 'group-leader' as const,
  unitKind: 'group' as const,
  unitId: '17',
  validFrom: '2019-01-01',
  validTo: '2019-12-31',
};

describe('people', () => {
  it('are the same person at every sign-in, under the name that the log-in service gives', async () => {
    await withTestDatabase(async ({ db }) => {
      const first = await recordSignIn(db, anne);
      await setPersonLanguage(db, first.id, 'nn');
      const second = await recordSignIn(db, { ...anne, name: 'Anne Berg', hpr: '990000009' });
      expect(second).toEqual({ ...first, name: 'Anne Berg', hpr: '990000009', language: 'nn' });
      expect(await findPerson(db, first.id)).toEqual(second);
      expect((await recordSignIn(db, { ...anne, issuer: 'https://other' })).id).not.toBe(first.id);
      expect(await findPerson(db, '00000000-0000-4000-8000-000000000000')).toBeNull();
    });
  });
});

describe('professions', () => {
  it('are those of the last log-in, and unknown where it told none', async () => {
    await withTestDatabase(async ({ db }) => {
      const { id } = await recordSignIn(db, { ...anne, professions: ['LE', 'SP'] });
      expect((await findPerson(db, id))?.professions).toEqual(['LE', 'SP']);
      expect((await recordSignIn(db, { ...anne, professions: [] })).professions).toEqual([]);
      expect((await recordSignIn(db, anne)).professions).toBeNull();
    });
  });

  it('are found by the number, with the name of the account that came last', async () => {
    await withTestDatabase(async ({ db }) => {
      await recordSignIn(db, { ...anne, professions: ['SP'], at: '2026-02-01T00:00:00Z' });
      await recordSignIn(db, { ...anne, issuer: 'https://old', name: 'A', at: '2026-01-01T00:00:00Z' });
      await recordSignIn(db, { ...anne, subject: 'bo', name: 'Bo', hpr: null });
      const scope = systemScope('list-group');
      const found = await accountsOfNumbers(db, scope, ['990000001', '990000002']);
      expect([...found]).toEqual([['990000001', { name: 'Anne', professions: ['SP'] }]]);
      expect((await accountsOfNumbers(db, scope, [])).size).toBe(0);
    });
  });
});

describe('roles', () => {
  it('follow the register from the first sign-in on, on their days only', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertBatch(db, exampleBatch({ format: 'cme-groups' }));
      await replaceRegisterRoles(db, 'b-1', [leader, { ...leader, hpr: '990000002', validTo: null }]);
      const person = await recordSignIn(db, anne);
      const on = async (day: string) =>
        (await listRoles(db, person, day)).map(({ role, unitId }) => `${role} ${unitId}`);
      expect(await on('2018-12-31')).toEqual([]);
      expect(await on('2019-01-01')).toEqual(['group-leader 17']);
      expect(await on('2019-12-31')).toEqual(['group-leader 17']);
      expect(await on('2020-01-01')).toEqual([]);
      expect(await listRegisterHolders(db, 'group-leader', '2020-01-01')).toEqual([
        { hpr: '990000002', unitId: '17' },
      ]);
      expect(await listRoles(db, { ...person, hpr: null }, '2019-06-01')).toEqual([]);
    });
  });

  it('are replaced whole by the next delivery', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertBatch(db, exampleBatch({ format: 'cme-groups' }));
      await insertBatch(db, exampleBatch({ format: 'cme-groups', id: 'b-2', sequence: 2 }));
      await replaceRegisterRoles(db, 'b-1', [leader]);
      await replaceRegisterRoles(db, 'b-2', [{ ...leader, hpr: '990000002' }], ['b-1']);
      expect((await listRegisterHolders(db, 'group-leader', '2019-06-01')).map(({ hpr }) => hpr)).toEqual([
        '990000002',
      ]);
    });
  });

  it('that were granted by hand end on a day and keep their history', async () => {
    await withTestDatabase(async ({ db }) => {
      const person = await recordSignIn(db, { ...anne, hpr: null });
      const id = await grantRole(db, person.id, {
        role: 'data-manager',
        unitKind: 'none',
        unitId: '',
        validFrom: '2026-01-01',
        validTo: null,
      });
      const roles = async (day: string) => (await listRoles(db, person, day)).map(({ role }) => role);
      expect(await roles('2026-06-01')).toEqual(['data-manager']);
      await endRole(db, id, '2026-03-31');
      expect(await roles('2026-03-31')).toEqual(['data-manager']);
      expect(await roles('2026-04-01')).toEqual([]);
    });
  });
});
