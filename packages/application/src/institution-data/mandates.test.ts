import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { findDelivery } from '@smalspor/database/deliveries';
import { MANIFEST_FORMAT } from '@smalspor/domain/deliveries';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceDelivery } from '../deliveries/announce-delivery.ts';
import { carryOnDelivery } from '../deliveries/carry-on-delivery.ts';
import { followDelivery } from '../deliveries/delivery-receipt.ts';
import { lookAfterDeliveries } from '../deliveries/look-after-deliveries.ts';
import { sendDeliveryFile } from '../deliveries/send-delivery-file.ts';
import { createSenders } from '../deliveries/senders.ts';
import type { House } from '../house/house.ts';
import {
  createTestHome,
  dataManager,
  deliver,
  describeFile,
  quietTools,
  type TestHome,
} from '../testing/index.ts';
import { endMandate, giveMandate, readMandates } from './mandates.ts';
import {
  atInstitution,
  type FileOptions,
  FJELLHEIM,
  fileText,
  importRegister,
  importRows,
  SOLBAKKEN,
  saleOf,
} from './testing/institution-files.ts';

const TOKENS = {
  'apotek-a': 'the-token-of-the-first-pharmacy-00',
  'apotek-b': 'the-token-of-the-second-pharmacy-0',
};
type Sender = keyof typeof TOKENS;
const kari = atInstitution(SOLBAKKEN);
const admin = { userId: 'admin', name: 'Ada Admin', roles: ['programme-admin' as const], hpr: null };
const LONG_AGO = '2021-01-01T00:00:00.000Z';
const NOW = '2021-02-01T08:00:00.000Z';

let home: TestHome;
let house: House;
const queued: string[] = [];
beforeAll(async () => {
  home = await createTestHome('empty');
  const opened = await home.open();
  const senders = Object.entries(TOKENS).map(([name, token]) => ({
    name,
    tokenSha256: [createHash('sha256').update(token).digest('hex')],
    formats: ['institution-sales' as const, 'products' as const],
  }));
  const { configuration } = opened;
  house = {
    ...opened,
    now: () => NOW,
    log: opened.log.child({}, { level: 'silent' }),
    configuration: { ...configuration, deliveries: { ...configuration.deliveries, senders } },
  };
  await importRegister(house);
  await mkdir(join(home.directory, 'incoming'));
});
afterAll(() => home.remove());

let key = 0;
const call = () => ({ requestId: 'r', idempotencyKey: `key-${++key}` });
const place = (organisation: number) => ({ organisation: String(organisation) });
const give = (
  organisation: number,
  sender: string,
  from: string,
  to: string | null = null,
  actor = atInstitution(organisation),
) => giveMandate(house, actor, { ...place(organisation), sender, from, to }, call());

/** Sends one file with a sender's token. @returns what the sender is told of it then */
async function upload(sender: Sender, rows: readonly string[], options: FileOptions = {}) {
  const actor = createSenders(house).recognise(TOKENS[sender]);
  if (actor === null) throw new Error('There is no such sender');
  const content = Buffer.from(fileText('institution-sales', rows, options));
  const name = 'institution-sales.csv';
  const { bytes, sha256 } = describeFile(name, content);
  const files = [{ name, bytes, sha256, format: 'institution-sales' as const }];
  const { id } = await announceDelivery(house, actor, { format: MANIFEST_FORMAT, files }, call());
  const send = sendDeliveryFile(house, async () => undefined);
  const stream = (async function* () {
    yield content;
  })();
  await send(actor, { deliveryId: id, fileName: name, content: { stream, from: 0 } }, call());
  await carryOnDelivery(house, id, quietTools());
  return followDelivery(house, actor, { deliveryId: id }, { ...call(), idempotencyKey: null });
}

/** Puts one file in the watched folder and lets it be found. */
async function put(
  folder: string,
  rows: readonly string[],
  options: FileOptions & { readonly sender?: string },
) {
  const { sender, ...file } = options;
  const path = join(home.directory, `${folder}.csv`);
  await writeFile(path, fileText('institution-sales', rows, file));
  await deliver(join(home.directory, 'incoming', folder), [{ name: 'institution-sales.csv', path }], {
    ...(sender === undefined ? {} : { sender }),
    writtenAt: LONG_AGO,
  });
  queued.splice(0);
  await lookAfterDeliveries(house, {
    enqueue: async (_trx, { deliveryId }) => void queued.push(deliveryId),
    holds: async (deliveryId) => queued.includes(deliveryId),
  });
  for (const id of new Set(queued)) await carryOnDelivery(house, id, quietTools());
  const [id = ''] = queued;
  return findDelivery(house.db, id);
}

const sales = async () =>
  (await listBatches(house.db, { format: 'institution-sales', state: 'current' })).map(
    ({ register, rows, rejectedRows }) => [register, rows, rejectedRows],
  );

describe('a mandate', () => {
  it('is given and ended by the home’s contact or the programme’s administrator, and by nobody else', async () => {
    const { senders } = await readMandates(house, kari, place(SOLBAKKEN), call());
    expect(senders).toContainEqual({ name: 'apotek-a', formats: ['institution-sales'] });
    await give(SOLBAKKEN, 'apotek-a', '2019-01', '2019-06');
    const { mandates } = await give(FJELLHEIM, 'apotek-b', '2019-01', null, admin as never);
    expect(mandates).toMatchObject([
      { sender: 'apotek-b', from: '2019-01', to: null, givenByName: 'Ada Admin' },
    ]);
    const strangers = [atInstitution(SOLBAKKEN, 'institution-staff'), atInstitution(FJELLHEIM), dataManager];
    for (const stranger of strangers) {
      await expect(readMandates(house, stranger, place(SOLBAKKEN), call())).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(give(SOLBAKKEN, 'apotek-b', '2019-01', null, stranger)).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    const mandateId = mandates[0]?.id ?? '';
    const end = { ...place(SOLBAKKEN), mandateId, to: '2019-03' };
    await expect(endMandate(house, kari, end, call())).rejects.toMatchObject({ code: 'not-found' });
    const lines = await listAudit(house.db, { objectKind: 'institution', objectId: String(SOLBAKKEN) }, 50);
    expect(lines.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual(
      expect.arrayContaining(['give-mandate success', 'give-mandate refused', 'end-mandate refused']),
    );
  });

  it('is for a sender that the configuration names, once for each month, and never backwards', async () => {
    for (const [sender, from, to] of [
      ['apotek-c', '2019-01', null],
      ['apotek-a', '2019-06', null],
      ['apotek-b', '2019-06', '2019-05'],
    ] as const) {
      await expect(give(SOLBAKKEN, sender, from, to)).rejects.toMatchObject({ code: 'mandate-refused' });
    }
  });
});

describe('a pharmacy’s file about many homes', () => {
  const rows = [
    saleOf('S1', SOLBAKKEN, '2019-03'),
    saleOf('S2', FJELLHEIM, '2019-03'),
    saleOf('S3', SOLBAKKEN, '2019-07'),
    saleOf('S4', SOLBAKKEN, '2019-05'),
  ];

  it('uploaded with a token is taken line by line, and the sender is told which lines were not', async () => {
    const receipt = await upload('apotek-a', rows, { register: 'Apotek A' });
    expect(receipt).toMatchObject({ state: 'done', reason: null });
    expect(receipt.files[0]?.refused).toMatchObject({
      rows: 2,
      lines: [
        { line: 4, column: 'organisation_number', code: 'no-mandate' },
        { line: 5, column: 'organisation_number', code: 'no-mandate' },
      ],
    });
    expect(await sales()).toEqual([['Apotek A', 2, 2]]);
    const sealed = await readdir(house.home.quarantine);
    expect(sealed.some((name) => name.endsWith('.enc'))).toBe(true);
  });

  it('comes again when the mandates are given, and nothing is counted twice', async () => {
    await give(FJELLHEIM, 'apotek-a', '2019-01');
    const { mandates } = await readMandates(house, kari, place(SOLBAKKEN), call());
    const [mandate] = mandates;
    await endMandate(
      house,
      kari,
      { ...place(SOLBAKKEN), mandateId: mandate?.id ?? '', to: '2019-12' },
      call(),
    );
    const receipt = await upload('apotek-a', rows, { register: 'Apotek A', sequence: 2 });
    expect(receipt.files[0]?.refused.rows).toBe(0);
    expect(await sales()).toEqual([['Apotek A', 4, 0]]);
  });

  it('never takes the place of another sender’s', async () => {
    const other = [saleOf('T1', FJELLHEIM, '2019-03')];
    const receipt = await upload('apotek-b', other, { register: 'Apotek A', sequence: 3 });
    expect(receipt).toMatchObject({ state: 'refused' });
    expect(receipt.reason).toMatch(/register name of your own/);
    expect(await sales()).toEqual([['Apotek A', 4, 0]]);
  });

  it('in the watched folder is bound in the same way, by the name in its manifest', async () => {
    const delivery = await put(
      'march',
      [saleOf('T1', FJELLHEIM, '2019-03'), saleOf('T2', SOLBAKKEN, '2019-03')],
      {
        ...{ sender: 'apotek-b', register: 'Apotek B' },
      },
    );
    expect(delivery).toMatchObject({ state: 'done' });
    expect(await sales()).toContainEqual(['Apotek B', 1, 1]);
  });

  it('without a name has been given nothing, and is put aside whole with what to do', async () => {
    const delivery = await put('nobody', [saleOf('U1', FJELLHEIM, '2019-03')], { register: 'Apotek C' });
    expect(delivery).toMatchObject({ state: 'refused', reason: expect.stringContaining('mandate') });
    expect((await sales()).map(([register]) => register)).not.toContain('Apotek C');
  });

  it('imported by hand is not bound', async () => {
    const { rows: taken } = await importRows(
      house,
      'institution-sales',
      [saleOf('V1', SOLBAKKEN, '2020-03')],
      {
        register: 'By hand',
      },
    );
    expect(taken).toBe(1);
  });
});
