import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { listDeliveries, listDeliverySteps, listOpenAlerts } from '@smalspor/database/deliveries';
import { findCurrentRelease } from '@smalspor/database/releases';
import type { Actor } from '@smalspor/domain/access';
import { readManifest } from '@smalspor/warehouse/release';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { publishRelease } from '../releases/publish-release.ts';
import {
  createTestHome,
  dataManager,
  deliver,
  doctor,
  operator,
  quietTools,
  type TestHome,
  townFiles,
} from '../testing/index.ts';
import { carryOnDelivery } from './carry-on-delivery.ts';
import { letDeliveryGoOn, overviewOfDeliveries } from './follow-from-terminal.ts';
import { lookAfterDeliveries } from './look-after-deliveries.ts';

let now = '2021-02-01T08:01:01.000Z';
let home: TestHome;
let house: House;
let byHand: House;
beforeAll(async () => {
  home = await createTestHome('published');
  const opened = await home.open();
  const log = opened.log.child({}, { level: 'silent' });
  house = { ...opened, now: () => now, log };
  const { configuration } = house;
  const deliveries = { ...configuration.deliveries, publish: 'by-hand' as const };
  byHand = { ...house, configuration: { ...configuration, deliveries } };
});
afterAll(() => home.remove());

async function work(in_: House): Promise<void> {
  const queued: string[] = [];
  await lookAfterDeliveries(in_, {
    enqueue: async (_trx, { deliveryId }) => void queued.push(deliveryId),
    holds: async (id) => queued.includes(id),
  });
  for (const id of queued) await carryOnDelivery(in_, id, quietTools());
}

/** The last year's dispensings once more, with only so many of their rows, as a correction that comes unattended. */
async function deliverCorrection(sequence: number, share: number): Promise<void> {
  now = `2021-02-0${sequence}T08:01:01.000Z`;
  const source = (await townFiles()).find(({ name }) => name === 'dispensings-2020.csv')?.path ?? '';
  const [first = '', header = '', ...rows] = (await readFile(source, 'utf8')).trimEnd().split('\n');
  const kept = rows.slice(0, Math.floor(rows.length * share));
  const path = join(home.directory, `correction-${sequence}.csv`);
  const declared = first.replace('sequence=1', `sequence=${sequence}`);
  await writeFile(path, `${[declared, header, ...kept].join('\n')}\n`);
  const folder = join(home.directory, 'incoming', `c${sequence}`);
  const file = { name: `dispensings-c${sequence}.csv`, path };
  await deliver(folder, [file], { writtenAt: '2021-02-01T08:00:00.000Z' });
}

async function newest() {
  const [delivery] = await listDeliveries(house.db, 1);
  if (delivery === undefined) throw new Error('There is no delivery');
  const steps = (await listDeliverySteps(house.db, [delivery.id])).get(delivery.id) ?? [];
  return { ...delivery, steps: steps.map(({ step }) => step) };
}

/** What the served release was made of. */
async function servedBatches(): Promise<readonly string[]> {
  const served = await findCurrentRelease(house.db);
  return served === null ? [] : (await readManifest(house.home, served.id)).batches.map(({ id }) => id);
}

async function lastPublisher(): Promise<string | undefined> {
  return (await listAudit(house.db, {}, 200)).find(({ act }) => act === 'publish-release')?.actor;
}

it('what comes unattended is taken in and left for a data manager, who publishes it by hand', async () => {
  const before = await findCurrentRelease(house.db);
  await deliverCorrection(2, 1);
  await work(byHand);
  const taken = await newest();
  expect(taken).toMatchObject({ state: 'done', releaseId: null, reports: null, reasonCode: null });
  expect(taken.steps.slice(-2)).toEqual(['imported', 'by-hand']);
  const batch = taken.files[0]?.batchId ?? '';
  expect((await findCurrentRelease(house.db))?.id).toBe(before?.id);
  expect(await servedBatches()).not.toContain(batch);
  expect(await listOpenAlerts(house.db)).toEqual([]);
  const manager: Actor = { ...dataManager, userId: '00000000-0000-4000-8000-000000000001' };
  const { releaseId } = await publishRelease(byHand, manager, quietTools());
  expect((await findCurrentRelease(house.db))?.id).toBe(releaseId);
  expect(await servedBatches()).toContain(batch);
  expect(await lastPublisher()).toBe(`person:${manager.userId}`);
  // Nothing is done about it once more.
  await work(byHand);
  expect((await newest()).steps).toEqual(taken.steps);
});

it('a delivery that is held waits no more when a data manager has published what it brought', async () => {
  await deliverCorrection(3, 0.5);
  await work(house);
  const held = await newest();
  expect(held).toMatchObject({ state: 'imported', reasonCode: 'coverage-worse' });
  expect(await listOpenAlerts(house.db)).toMatchObject([{ kind: 'stopped', deliveryId: held.id }]);
  await publishRelease(house, dataManager, quietTools());
  expect(await servedBatches()).toContain(held.files[0]?.batchId);
  await work(house);
  const settled = await newest();
  expect([settled.state, settled.steps.at(-1)]).toEqual(['done', 'settled']);
  expect(await listOpenAlerts(house.db)).toEqual([]);
});

it('from the command line it is let go by a named operator, on record, and by nobody else', async () => {
  await deliverCorrection(4, 0.2);
  await work(house);
  const held = await newest();
  expect(held.state).toBe('imported');
  const overview = await overviewOfDeliveries(house, operator);
  expect(overview.deliveries[0]).toMatchObject({ id: held.id, isStopped: true });
  expect(overview.alerts).toMatchObject([{ kind: 'stopped', deliveryId: held.id }]);
  await expect(overviewOfDeliveries(house, doctor('990010001'))).rejects.toMatchObject({
    code: 'not-allowed',
  });
  const refused = letDeliveryGoOn(house, doctor('990010001'), held.id, quietTools());
  await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
  expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({
    ...{ act: 'release-delivery', outcome: 'refused', objectId: held.id },
  });
  const unknown = letDeliveryGoOn(house, operator, 'none', quietTools());
  await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  const done = await letDeliveryGoOn(house, operator, held.id, quietTools());
  expect(done).toMatchObject({ state: 'done', isStopped: false, reports: expect.any(Number) });
  expect(done.steps.map(({ step }) => step).slice(-3)).toEqual(['approved', 'released', 'reported']);
  const approved = (await listAudit(house.db, {}, 200)).find(
    ({ act, outcome }) => act === 'release-delivery' && outcome === 'success',
  );
  expect(approved?.actor).toBe('operator:test');
  expect((await overviewOfDeliveries(house, operator)).alerts).toEqual([]);
});
