import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { listDeliveries, listDeliverySteps, listOpenAlerts } from '@smalspor/database/deliveries';
import { findCurrentRelease } from '@smalspor/database/releases';
import { listReports } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import {
  createTestHome,
  deliver,
  quietTools,
  type RegisterFile,
  type TestHome,
  townFiles,
} from '../testing/index.ts';
import { carryOnDelivery } from './carry-on-delivery.ts';
import { lookAfterDeliveries, sweepRefused } from './look-after-deliveries.ts';

const WRITTEN = '2021-02-01T08:00:00.000Z';
const OLD = { writtenAt: WRITTEN };
let now = '2021-02-01T08:01:01.000Z';

/** One home whose folder is delivered to, one delivery after the other. */
let home: TestHome;
let house: House;
let files: readonly RegisterFile[];
let incoming: string;
beforeAll(async () => {
  home = await createTestHome('empty');
  const opened = await home.open();
  house = { ...opened, now: () => now, log: opened.log.child({}, { level: 'silent' }) };
  files = await townFiles();
  incoming = join(home.directory, 'incoming');
});
afterAll(() => home.remove());

/** One look, and all the work that it puts in the queue. @returns the ids of the deliveries that were taken */
async function look(in_: House = house): Promise<readonly string[]> {
  const queued: string[] = [];
  await lookAfterDeliveries(in_, {
    enqueue: async (_trx, { deliveryId }) => void queued.push(deliveryId),
    holds: async (deliveryId) => queued.includes(deliveryId),
  });
  const taken = [...new Set(queued)];
  for (const id of taken) await carryOnDelivery(in_, id, quietTools());
  return taken;
}

async function newest() {
  const [delivery] = await listDeliveries(house.db, 1);
  if (delivery === undefined) throw new Error('There is no delivery');
  const steps = (await listDeliverySteps(house.db, [delivery.id])).get(delivery.id) ?? [];
  return { ...delivery, steps: steps.map(({ step }) => step) };
}

const of = (pattern: RegExp) => files.filter(({ name }) => pattern.test(name));
const isDated = (name: string) => /\d{4}/.test(name);

describe('the watched folder', () => {
  it('is off where there is none', async () => {
    expect(await look()).toEqual([]);
  });

  it('takes a whole delivery into the lake, a release and everyone’s reports, and leaves nothing behind', async () => {
    // In the order of their names dispensings would come first.
    await deliver(
      join(incoming, '2019'),
      files.filter(({ name }) => !isDated(name) || name.includes('2019')),
      OLD,
    );
    // Broken off at the last moment: nothing lies in the folder any more, and nothing is on record yet.
    const brokenOff = { enqueue: () => Promise.reject(new Error('broken off')), holds: async () => false };
    await expect(lookAfterDeliveries(house, brokenOff)).rejects.toThrow('broken off');
    expect([(await newest()).state, await readdir(incoming)]).toEqual(['taking', []]);
    expect(await look()).toHaveLength(1);
    const delivery = await newest();
    expect(delivery).toMatchObject({ state: 'done', cameBy: 'folder', reasonCode: null });
    expect(
      delivery.files.every(({ batchId, isUnchanged }) => batchId !== null && isUnchanged === false),
    ).toBe(true);
    const { length } = delivery.files;
    expect(delivery.steps).toEqual([
      'seen',
      'taken',
      ...Array(length).fill('imported'),
      'released',
      'reported',
    ]);
    expect((await findCurrentRelease(house.db))?.id).toBe(delivery.releaseId);
    const reports = await listReports(house.db, systemScope('verify-home'));
    expect(reports.length).toBe(delivery.reports);
    expect(reports.length).toBeGreaterThan(20);
    expect(await readdir(incoming)).toEqual([]);
    expect(await readdir(join(home.directory, 'deliveries'))).toEqual([]);
    expect((await listAudit(house.db, {}, 500)).filter(({ act }) => act === 'publish-release')).toMatchObject(
      [{ actor: 'job:carry-on-delivery', outcome: 'success' }],
    );
    expect(await look()).toEqual([]);
  });

  it('changes nothing when the same delivery comes once more, and removes it', async () => {
    const before = await listBatches(house.db);
    await deliver(
      join(incoming, 'again'),
      files.filter(({ name }) => !isDated(name) || name.includes('2019')),
      OLD,
    );
    expect(await look()).toEqual([]);
    expect(await listBatches(house.db)).toEqual(before);
    expect((await newest()).steps.at(-1)).toBe('repeated');
    expect(await readdir(incoming)).toEqual([]);
  });

  it('waits for what is missing, tells when it takes too long, and takes it when it is there', async () => {
    const lists = of(/gp-lists-2020/);
    now = '2021-02-02T08:00:00.000Z';
    await deliver(join(incoming, '2020'), [...lists, ...of(/declared-lists-2020/)], {
      without: lists.map(({ name }) => name),
      writtenAt: now,
    });
    expect(await look()).toEqual([]);
    expect(await newest()).toMatchObject({ state: 'waiting' });
    expect(await listOpenAlerts(house.db)).toEqual([]);
    now = '2021-02-03T08:00:00.000Z';
    await look();
    await look();
    expect(await listOpenAlerts(house.db)).toMatchObject([{ kind: 'incomplete' }]);
    for (const { name, path } of lists) {
      const content = await readFile(path);
      // Half of it is there: the sender is still writing.
      await writeFile(join(incoming, '2020', name), content.subarray(0, 1_000));
      expect(await look()).toEqual([]);
      await writeFile(join(incoming, '2020', name), content);
    }
    expect(await look()).toHaveLength(1);
    expect(await listOpenAlerts(house.db)).toEqual([]);
    // Lists without dispensings complete no quarter.
    expect(await newest()).toMatchObject({ state: 'done', releaseId: null, reports: null });
    expect((await newest()).steps.at(-1)).toBe('not-due');
  });

  it('releases a completed quarter and issues follow-ups where they are due', async () => {
    const before = (await findCurrentRelease(house.db))?.id;
    const dispensings = of(/dispensings-2020/);
    await writeFile(
      join(incoming, 'SHA256SUMS'),
      (await Promise.all(dispensings.map(({ name, path }) => sumOf(name, path)))).join(''),
    );
    for (const { name, path } of dispensings) await writeFile(join(incoming, name), await readFile(path));
    expect(await look()).toHaveLength(1);
    const delivery = await newest();
    expect(delivery).toMatchObject({ state: 'done' });
    expect(delivery.releaseId).not.toBe(before);
    expect((await findCurrentRelease(house.db))?.id).toBe(delivery.releaseId);
    expect(await readdir(incoming)).toEqual([]);
  });
});

async function sumOf(name: string, path: string): Promise<string> {
  return `${createHash('sha256')
    .update(await readFile(path))
    .digest('hex')}  ${name}\n`;
}

describe('a delivery that is refused', () => {
  const lists = () => of(/gp-lists-2020/);

  it('for a wrong checksum is put aside whole beside a note that says why, once it has rested', async () => {
    const before = await listBatches(house.db);
    now = '2021-02-04T08:00:30.000Z';
    const change = (file: object) => ({ ...file, sha256: '0'.repeat(64) });
    await deliver(join(incoming, 'bad'), lists(), { change, writtenAt: '2021-02-04T08:00:00.000Z' });
    expect(await look()).toEqual([]);
    expect((await newest()).state).toBe('waiting');
    now = '2021-02-04T08:01:01.000Z';
    await look();
    const { id, state, reasonCode } = await newest();
    expect({ state, reasonCode }).toEqual({ state: 'refused', reasonCode: 'checksum' });
    const aside = join(incoming, 'refused', id);
    expect((await readdir(aside)).sort()).toEqual(['WHY-REFUSED.txt', 'delivery.json', lists()[0]?.name]);
    const note = await readFile(join(aside, 'WHY-REFUSED.txt'), 'utf8');
    expect(note).toMatch(/ble avvist[\s\S]*SHA-256[\s\S]*deliver all files again/);
    expect(await listOpenAlerts(house.db)).toMatchObject([{ kind: 'refused', deliveryId: id }]);
    expect(await listBatches(house.db)).toEqual(before);
    expect(existsSync(join(incoming, 'bad'))).toBe(false);
    await look();
    expect((await newest()).id).toBe(id);
  });

  it('for its content is refused whole: none of its files is kept', async () => {
    const before = await listBatches(house.db);
    const broken = join(home.directory, 'declared-lists-2021.csv');
    const good = join(home.directory, 'practitioners-2021.csv');
    await writeFile(broken, 'nothing of the kind\n');
    const [practitioners] = of(/practitioners/);
    const text = await readFile(practitioners?.path ?? '', 'utf8');
    await writeFile(good, text.replace('sequence=1', 'sequence=2'));
    await deliver(
      join(incoming, 'content'),
      [
        { name: 'practitioners-2021.csv', path: good },
        { name: 'declared-lists-2021.csv', path: broken },
      ],
      OLD,
    );
    await look();
    expect(await newest()).toMatchObject({ state: 'refused', reasonCode: 'file-refused' });
    expect(await listBatches(house.db)).toEqual(before);
    expect(await readdir(join(house.home.lake, '.staging'))).toEqual([]);
    expect(await readdir(join(home.directory, 'deliveries'))).toEqual([]);
    expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({
      act: 'import-delivery',
      outcome: 'refused',
    });
  });

  it('for its manifest or for a link in place of a file says so', async () => {
    now = '2021-02-04T08:01:02.000Z';
    await deliver(join(incoming, 'letter'), lists(), {
      ...OLD,
      change: (file) => ({ ...file, format: 'letter' }),
    });
    await look();
    expect(await newest()).toMatchObject({ state: 'refused', reasonCode: 'manifest' });
    expect(existsSync(join(incoming, 'letter'))).toBe(false);
    now = '2021-02-04T08:01:03.000Z';
    const [list] = lists();
    await deliver(join(incoming, 'link'), [...lists(), ...of(/products/)], {
      ...OLD,
      without: [list?.name ?? ''],
    });
    await symlink(list?.path ?? '', join(incoming, 'link', list?.name ?? ''));
    await look();
    expect(await newest()).toMatchObject({ state: 'refused', reasonCode: 'no-plain-file' });
    expect(existsSync(list?.path ?? '')).toBe(true);
  });

  it('keeps its note when its files have lain there long enough', async () => {
    now = '2021-02-18T08:02:00.000Z';
    await sweepRefused(house);
    for (const id of await readdir(join(incoming, 'refused'))) {
      expect(await readdir(join(incoming, 'refused', id))).toEqual(['WHY-REFUSED.txt']);
    }
  });
});

describe('files that no manifest names', () => {
  it('raise an alert when nobody has come for them, which ends with them', async () => {
    await writeFile(join(incoming, 'dispensings.csv'), 'x');
    now = new Date(Date.now() + 25 * 3_600_000).toISOString();
    await look();
    const kinds = async () => (await listOpenAlerts(house.db)).map(({ kind }) => kind);
    expect(await kinds()).toContain('unannounced');
    await rm(join(incoming, 'dispensings.csv'));
    await look();
    expect(await kinds()).not.toContain('unannounced');
  });
});
