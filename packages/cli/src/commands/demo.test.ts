import { createTestHome, type TestHome } from '@smalspor/application/testing';
import { listReports } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runSmalspor } from '../testing/run-smalspor.ts';

let home: TestHome;
beforeAll(async () => {
  home = await createTestHome('published');
});
afterAll(() => home.remove());

function demo(...args: readonly string[]): Promise<Outcome> {
  return runSmalspor(['demo', '--no-serve', '--home', home.directory, ...args], home.environment);
}

async function issuedReports(): Promise<number> {
  const house = await home.open({ access: 'reads' });
  return (await listReports(house.db, systemScope('verify-home'))).length;
}

async function setSynthetic(synthetic: boolean): Promise<void> {
  const house = await home.open({ access: 'reads' });
  await house.db.updateTable('batches').set({ synthetic }).where('format', '=', 'gp-lists').execute();
}

describe('smalspor demo', () => {
  it('in a home with real data exits with 3 and issues nothing', async () => {
    await setSynthetic(false);
    const { code, out, errors } = await demo();
    expect([code, out]).toEqual([3, '']);
    expect(errors).toContain('not synthetic');
    expect(await issuedReports()).toBe(0);
    await setSynthetic(true);
  });

  it.each([
    ['--counties', '03'],
    ['--years', '2019'],
    ['--seed', '1'],
  ])('in a home that has its country exits with 2 when %s describes another', async (...args) => {
    const { code, out, errors } = await demo(...args);
    expect([code, out]).toEqual([2, '']);
    expect(errors).toContain(args[0]);
    expect(errors).toContain('another --home');
    expect(await issuedReports()).toBe(0);
  });

  it('in a home that has its country goes on with it, as often as it is started', async () => {
    const first = await demo();
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^\d\d reports are ready\n$/) });
    expect(await demo()).toMatchObject({ code: 0, out: first.out });
  });
});
