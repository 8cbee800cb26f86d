import { randomUUID } from 'node:crypto';
import { findCurrentRelease } from '@smalspor/database/releases';
import { listReports } from '@smalspor/database/reports';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';

const PATIENCE = { timeout: 50_000, interval: 200 };
const SCOPE = systemScope('verify-home');

let home: TestHome;
let house: House;
let running: RunningUseCases;

const call = () => ({ requestId: 'r', idempotencyKey: randomUUID() });

async function signIn(subject: string, hpr: string | null): Promise<Actor> {
  const identity = { issuer: 'demo', subject, name: subject, hpr, pidPseudonym: null, securityLevel: null };
  return (await createAccounts(house).signIn(identity, call())).actor;
}

async function jobsOf(name: string): Promise<readonly unknown[]> {
  const { rows } = await sql<{ data: unknown }>`
    select data from jobs.job where name = ${name} and state = 'completed'`.execute(house.db);
  return rows.map(({ data }) => data);
}

const everyRound = () =>
  jobsOf('issue-programme-reports').then(
    (all) => all.filter((data) => JSON.stringify(data) === '{"roundId":null}').length,
  );

beforeAll(async () => {
  home = await createTestHome('issued');
  house = await home.open({ role: 'server' });
  const { configuration } = house;
  const release = { ...configuration.release, declarationsRestMinutes: 0 };
  running = await createUseCases({ ...house, configuration: { ...configuration, release } });
});
afterAll(async () => {
  await running.stop();
  await home.remove();
});

describe('after a release', () => {
  it('that the command line published, programmes look after their reports at the next start', async () => {
    await vi.waitFor(async () => expect(await everyRound()).toBe(1), PATIENCE);
  });

  it('for a doctor who has declared a list, that doctor’s report is corrected without a delivery', async () => {
    const served = await findCurrentRelease(house.db);
    const [report] = await listReports(house.db, SCOPE);
    const hpr = report?.hpr ?? '';
    const doctor = await signIn(`hpr-${hpr}`, hpr);
    // The registers end with 2020; a list can be said for six years back.
    await house.clock.set('2021-02-01T09:00:00Z');
    await running.operations.declareListLength(
      doctor,
      { from: '2019-06', patients: 4_321, basis: 'own' },
      call(),
    );
    await vi.waitFor(async () => {
      const mine = (await listReports(house.db, SCOPE)).filter((each) => each.hpr === hpr);
      expect(mine.find(({ supersededBy }) => supersededBy === null)?.supersedes).toBe(report?.id);
    }, PATIENCE);
    expect((await findCurrentRelease(house.db))?.id).not.toBe(served?.id);
    await vi.waitFor(async () => expect(await everyRound()).toBe(2), PATIENCE);
  });

  it('by hand, programmes look after their reports too', async () => {
    const manager = await signIn('demo-data-manager', null);
    await running.operations.startRelease(manager, {}, call());
    await vi.waitFor(async () => expect(await everyRound()).toBe(3), PATIENCE);
  });
});
