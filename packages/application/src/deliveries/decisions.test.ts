import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listDeliveries, listDeliverySteps, listOpenAlerts } from '@smalspor/database/deliveries';
import { listMail } from '@smalspor/database/mail';
import { recordSignIn, setPersonMailAddress } from '@smalspor/database/people';
import { findCurrentRelease } from '@smalspor/database/releases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { writeMail } from '../mail/mail-message.ts';
import {
  createTestHome,
  dataManager,
  deliver,
  quietTools,
  type TestHome,
  townFiles,
} from '../testing/index.ts';
import { carryOnDelivery } from './carry-on-delivery.ts';
import { checkLateness } from './check-lateness.ts';
import { lookAfterDeliveries } from './look-after-deliveries.ts';
import { listDeliveries as listForPage } from './read-deliveries.ts';
import { releaseDelivery } from './release-delivery.ts';

let now = '2021-02-01T08:01:01.000Z';
let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('published');
  const opened = await home.open();
  house = { ...opened, now: () => now, log: opened.log.child({}, { level: 'silent' }) };
  const person = await recordSignIn(house.db, {
    ...{ issuer: 'demo', subject: 'demo-data-manager', name: 'Dag', hpr: null, pidPseudonym: null, at: now },
  });
  await setPersonMailAddress(house.db, person.id, 'dag@example.no');
});
afterAll(() => home.remove());

const queued: string[] = [];
const queue = {
  enqueue: async (_trx: unknown, { deliveryId }: { readonly deliveryId: string }) =>
    void queued.push(deliveryId),
  holds: async (deliveryId: string) => queued.includes(deliveryId),
};

async function work(): Promise<void> {
  await lookAfterDeliveries(house, queue);
  for (const id of queued.splice(0)) await carryOnDelivery(house, id, quietTools());
}

async function stepsOfNewest() {
  const [newest] = await listDeliveries(house.db, 1);
  const steps = (await listDeliverySteps(house.db, [newest?.id ?? ''])).get(newest?.id ?? '') ?? [];
  return { id: newest?.id ?? '', state: newest?.state, steps: steps.map(({ step }) => step) };
}

const page = () => listForPage(house, dataManager, {}, { requestId: 'r', idempotencyKey: null });

/** The last year's dispensings once more, with only so many of their rows, as a correction. */
async function deliverCorrection(sequence: number, share: number): Promise<void> {
  const source = (await townFiles()).find(({ name }) => name === 'dispensings-2020.csv')?.path ?? '';
  const [first = '', header = '', ...rows] = (await readFile(source, 'utf8')).trimEnd().split('\n');
  const kept = rows.slice(0, Math.floor(rows.length * share));
  const path = join(home.directory, `correction-${sequence}.csv`);
  const declared = first.replace('sequence=1', `sequence=${sequence}`);
  await writeFile(path, `${[declared, header, ...kept].join('\n')}\n`);
  await deliver(
    join(home.directory, 'incoming', `c${sequence}`),
    [{ name: `dispensings-c${sequence}.csv`, path }],
    {
      writtenAt: '2021-02-01T08:00:00.000Z',
    },
  );
}

describe('a delivery that would make a release worse', () => {
  it('is taken in and not published; somebody is told, by a letter without anything from the file', async () => {
    const before = (await findCurrentRelease(house.db))?.id;
    await deliverCorrection(2, 0.5);
    await work();
    const { id, state, steps } = await stepsOfNewest();
    expect([state, steps.slice(-2)]).toEqual(['imported', ['imported', 'stopped']]);
    expect((await findCurrentRelease(house.db))?.id).toBe(before);
    const { alerts, deliveries } = await page();
    expect(alerts).toMatchObject([{ kind: 'stopped', deliveryId: id }]);
    expect(deliveries[0]).toMatchObject({ isStopped: true, reasonCode: 'coverage-worse' });
    expect(deliveries[0]?.reason).toMatch(/dispensings 2020-01\/2020-12: 50 % fewer rows/);
    const [letter] = await listMail(house.db, 'waiting', 9);
    if (letter === undefined) throw new Error('There is no letter');
    const { subject, text } = writeMail(house.content.messages, letter, 'smalspor@example.no');
    expect(`${subject} ${text}`).toMatch(/En leveranse venter på en avgjørelse[\s\S]*\/deliveries/);
    expect(text).not.toMatch(/correction|dispensings|%/);
    await work();
    expect(await listMail(house.db, 'waiting', 9)).toHaveLength(1);
  });

  it('is published when a human lets it, on record by name, and reports follow', async () => {
    const { id } = await stepsOfNewest();
    const call = { requestId: 'request-1', idempotencyKey: 'k-1' };
    const release = releaseDelivery(house, queue.enqueue);
    await expect(release(dataManager, { deliveryId: 'none' }, call)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await release(dataManager, { deliveryId: id }, call)).toMatchObject({ isStopped: false });
    await work();
    const { state, steps } = await stepsOfNewest();
    expect([state, steps.slice(-3)]).toEqual(['done', ['approved', 'released', 'reported']]);
    expect(await listOpenAlerts(house.db)).toEqual([]);
    const again = release(dataManager, { deliveryId: id }, { ...call, idempotencyKey: 'k-2' });
    await expect(again).rejects.toMatchObject({ code: 'invalid-request' });
  });

  it('waits no more when a later delivery has replaced it', async () => {
    now = '2021-02-02T08:01:01.000Z';
    await deliverCorrection(3, 0.1);
    await work();
    const thin = await stepsOfNewest();
    expect(thin.state).toBe('imported');
    now = '2021-02-03T08:01:01.000Z';
    await deliverCorrection(4, 1);
    await work();
    expect((await stepsOfNewest()).state).toBe('done');
    await work();
    expect((await listDeliveries(house.db, 9)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(await listOpenAlerts(house.db)).toEqual([]);
  });
});

describe('lateness', () => {
  it('raises one alert the day after the grace, in Norwegian time, and ends when the delivery has come', async () => {
    const { configuration } = house;
    const expected = [{ format: 'gp-lists' as const, everyMonths: 12, graceDays: 20 }];
    house = {
      ...house,
      configuration: { ...configuration, deliveries: { ...configuration.deliveries, expected } },
    };
    now = '2022-01-20T22:59:00.000Z';
    await checkLateness(house);
    expect(await listOpenAlerts(house.db)).toEqual([]);
    // A minute later the day after has begun in Norway, and not in Greenwich.
    now = '2022-01-20T23:00:00.000Z';
    await checkLateness(house);
    await checkLateness(house);
    expect((await page()).alerts).toMatchObject([
      { kind: 'late', format: 'gp-lists', from: '2021-01', to: '2021-12', dueOn: '2022-01-20' },
    ]);
    expect((await page()).expected[0]).toMatchObject({ daysLate: 1 });
    const letters = await listMail(house.db, 'waiting', 9);
    expect(letters.filter(({ letter }) => letter === 'delivery-late')).toMatchObject([
      { address: 'dag@example.no', gaps: { about: 'gp-lists 2021-01 – 2021-12', due: '2022-01-20' } },
    ]);
    const source = (await townFiles()).find(({ name }) => name === 'gp-lists-2020.csv')?.path ?? '';
    const path = join(home.directory, 'lists.csv');
    const text = (await readFile(source, 'utf8')).replaceAll('2020-', '2021-');
    await writeFile(path, text);
    await deliver(join(home.directory, 'incoming', 'lists'), [{ name: 'gp-lists-2021.csv', path }], {
      writtenAt: '2021-02-01T08:00:00.000Z',
    });
    await work();
    expect((await stepsOfNewest()).steps).toContain('imported');
    expect(await listOpenAlerts(house.db)).toEqual([]);
  });
});
