import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { listAudit } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { listDeliveries, listDeliverySteps } from '@smalspor/database/deliveries';
import { listReleases } from '@smalspor/database/releases';
import { listReports } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { expect, it } from 'vitest';
import { verifyHome } from '../releases/verify-home.ts';
import { deliver, quietTools, testHome, townFiles } from '../testing/index.ts';

const script = join(import.meta.dirname, '..', 'testing', 'serve-process.ts');

/** Works in a process of its own and kills it when the delivery has come this far. */
async function workUntil(
  home: {
    readonly directory: string;
    readonly environment: NodeJS.ProcessEnv | Readonly<Record<string, string | undefined>>;
  },
  state: string,
): Promise<void> {
  const child = spawn(process.execPath, [script, home.directory], {
    env: home.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout }))
    if (line === state) child.kill('SIGKILL');
  await gone;
}

it('a delivery whose worker is killed after each step goes on from there, and nothing is done twice', async () => {
  const home = await testHome('empty');
  const incoming = join(home.directory, 'incoming');
  const files = await townFiles();
  await deliver(join(incoming, 'town'), files, { writtenAt: '2021-02-01T08:00:00.000Z' });

  const states: string[] = [];
  for (const state of ['taken', 'imported', 'released', 'done']) {
    await workUntil(home, state);
    const reading = await home.open({ access: 'reads' });
    states.push((await listDeliveries(reading.db, 9)).map((one) => one.state).join());
    await reading.close();
  }
  expect(states).toEqual(['taken', 'imported', 'released', 'done']);

  const house = await home.open();
  const [delivery] = await listDeliveries(house.db, 9);
  const steps = (await listDeliverySteps(house.db, [delivery?.id ?? ''])).get(delivery?.id ?? '') ?? [];
  const told = steps.map(({ step }) => step);
  expect(told).toEqual(['seen', 'taken', ...files.map(() => 'imported'), 'released', 'reported']);
  expect(await listBatches(house.db)).toHaveLength(files.length);
  const releases = await listReleases(house.db);
  expect(releases.filter(({ state }) => state === 'published')).toHaveLength(1);
  const reports = await listReports(house.db, systemScope('verify-home'));
  expect(new Set(reports.map(({ hpr, kind }) => `${hpr} ${kind}`)).size).toBe(reports.length);
  expect(reports.length).toBeGreaterThan(20);
  const published = (await listAudit(house.db, {}, 5_000)).filter(({ act }) => act === 'publish-release');
  expect(published.map(({ outcome }) => outcome)).toEqual(['success']);
  expect(await readdir(incoming)).toEqual([]);
  expect(await readdir(join(home.directory, 'deliveries'))).toEqual([]);
  expect((await verifyHome(house, quietTools())).problems).toEqual([]);
}, 240_000);
