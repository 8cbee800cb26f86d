import { STAFF_ROLE_NAMES } from '@smalspor/application/accounts';
import { createTestHome, type TestHome } from '@smalspor/application/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSmalspor } from '../testing/run-smalspor.ts';
import { GRANTABLE } from './roles.ts';

let home: TestHome;
beforeAll(async () => {
  home = await createTestHome('empty');
});
afterAll(() => home.remove());

it('lists every role that can be given', () => {
  expect([...GRANTABLE].sort()).toEqual([...STAFF_ROLE_NAMES].sort());
});

it('says that nobody waits, and how somebody comes to wait', async () => {
  const run = (...args: readonly string[]) =>
    runSmalspor([...args, '--home', home.directory], home.environment);
  expect(await run('roles', 'list')).toMatchObject({ code: 0, out: expect.stringContaining('Nobody') });
  const key = ['--issuer', 'https://idp.example', '--subject', 'kari', '--role', 'secretariat'];
  const grant = await run('roles', 'grant', ...key, '--from', '2026-08-01');
  expect(grant.code).not.toBe(0);
  expect(grant.errors).toContain('log in once');
});
