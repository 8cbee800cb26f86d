import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputOf } from '@smalspor/contract/operations';
import { listAudit } from '@smalspor/database/audit';
import { listDeliveries } from '@smalspor/database/deliveries';
import { MANIFEST_FORMAT } from '@smalspor/domain/deliveries';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, describeFile, quietTools, type TestHome, townFiles } from '../testing/index.ts';
import { announceDelivery } from './announce-delivery.ts';
import { carryOnDelivery } from './carry-on-delivery.ts';
import { followDelivery } from './delivery-receipt.ts';
import { lookAfterDeliveries, sweepCustody } from './look-after-deliveries.ts';
import { sendDeliveryFile } from './send-delivery-file.ts';
import { createSenders } from './senders.ts';

const TOKEN = 'a-token-of-thirty-two-characters';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const call = { requestId: 'request-1', idempotencyKey: 'k' };
const nobody = { ...call, idempotencyKey: null };

let now = '2021-02-01T08:00:00.000Z';
let home: TestHome;
let house: House;
let lists: Buffer;
let send: ReturnType<typeof sendDeliveryFile>;
beforeAll(async () => {
  home = await createTestHome('empty');
  const opened = await home.open();
  const senders = [
    {
      name: 'flr',
      tokenSha256: [hash('an-older-token-that-is-still-valid'), hash(TOKEN)],
      formats: ['gp-lists' as const],
    },
    {
      name: 'lmr',
      tokenSha256: [hash('another-token-of-another-sender')],
      formats: ['dispensings' as const],
    },
  ];
  const { configuration } = opened;
  house = {
    ...opened,
    now: () => now,
    log: opened.log.child({}, { level: 'silent' }),
    configuration: { ...configuration, deliveries: { ...configuration.deliveries, senders } },
  };
  send = sendDeliveryFile(house, async (_trx, { deliveryId }) => void queued.push(deliveryId));
  lists = await readFile((await townFiles()).find(({ name }) => name === 'gp-lists-2019.csv')?.path ?? '');
});
afterAll(() => home.remove());

function sender(token = TOKEN) {
  const actor = createSenders(house).recognise(token);
  if (actor === null) throw new Error('There is no such sender');
  return actor;
}

const queued: string[] = [];
const described = () => {
  const { name, bytes, sha256 } = describeFile('gp-lists-2019.csv', lists);
  return { name, bytes, sha256, format: 'gp-lists' as const };
};
const manifest = (change: object = {}): InputOf<'announceDelivery'> => ({
  format: MANIFEST_FORMAT,
  files: [{ ...described(), ...change }],
});

async function* chunks(
  content: Uint8Array,
  breakAfter = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.byteLength; at += 1_000) {
    if (at >= breakAfter) throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    yield content.subarray(at, at + 1_000);
  }
}

const put = (deliveryId: string, content: Uint8Array, from = 0, breakAfter?: number, actor = sender()) =>
  send(
    actor,
    { deliveryId, fileName: 'gp-lists-2019.csv', content: { stream: chunks(content, breakAfter), from } },
    call,
  );

describe('a sender', () => {
  it('is known by any of its tokens and by nothing else', () => {
    expect(sender()).toMatchObject({ name: 'flr', roles: ['sender'], hpr: null });
    expect(sender('an-older-token-that-is-still-valid').name).toBe('flr');
    for (const token of ['', hash(TOKEN), TOKEN.slice(1)])
      expect(createSenders(house).recognise(token)).toBeNull();
  });

  it('may deliver what the configuration lets it, under its own name; refusals are on record', async () => {
    for (const [input, says] of [
      [manifest({ format: 'dispensings' }), /flr may not deliver dispensings/],
      [{ ...manifest(), sender: 'lmr' }, /another sender/],
      [manifest({ bytes: 1e11 }), /larger/],
    ] as const) {
      await expect(announceDelivery(house, sender(), input, call)).rejects.toThrow(says);
      expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({
        actor: 'sender:flr',
        outcome: 'refused',
      });
    }
    expect(await listDeliveries(house.db, 9)).toEqual([]);
  });
});

describe('an upload', () => {
  it('that breaks off goes on where it stopped, and is taken when it is whole; the same again changes nothing', async () => {
    const { id } = await announceDelivery(house, sender(), manifest(), call);
    await expect(put(id, lists, 0, 5_000)).rejects.toMatchObject({ code: 'invalid-request' });
    const directory = join(home.directory, 'deliveries', id);
    expect(await readdir(directory)).toEqual(['gp-lists-2019.csv.part']);
    const { files } = await followDelivery(house, sender(), { deliveryId: id }, nobody);
    const received = files[0]?.received ?? 0;
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(lists.byteLength);
    await expect(put(id, lists.subarray(7), 7)).rejects.toMatchObject({ facts: { received } });
    expect(queued).toEqual([]);
    // A restart meanwhile keeps what is waited for.
    await sweepCustody(house);
    expect(await put(id, lists.subarray(received), received)).toMatchObject({ state: 'taken' });
    expect(queued).toEqual([id]);
    expect(await readFile(join(directory, 'gp-lists-2019.csv'))).toEqual(lists);
    await carryOnDelivery(house, id, quietTools());
    expect(existsSync(directory)).toBe(false);

    const again = await announceDelivery(house, sender(), { ...manifest(), sender: 'flr' }, call);
    expect(again).toMatchObject({ id, state: 'done', reason: null });
    expect(await put(id, lists)).toMatchObject({ id, state: 'done' });
    expect(queued).toEqual([id]);
    expect(existsSync(directory)).toBe(false);
  });

  it('of other bytes than announced, or of too many, leaves nothing', async () => {
    const { id } = await announceDelivery(house, sender(), manifest({ sha256: '0'.repeat(64) }), call);
    await expect(put(id, lists)).rejects.toMatchObject({ code: 'delivery-refused', facts: { received: 0 } });
    await expect(put(id, Buffer.concat([lists, lists]))).rejects.toThrow(/longer/);
    expect(await readdir(join(home.directory, 'deliveries', id))).toEqual([]);
    await expect(
      put(id, lists, 0, undefined, sender('another-token-of-another-sender')),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('that nobody goes on with raises an alert and is given up', async () => {
    const queue = { enqueue: async () => undefined, holds: async () => false };
    const { id } = await announceDelivery(house, sender(), manifest({ sha256: '1'.repeat(64) }), call);
    await expect(put(id, lists, 0, 3_000)).rejects.toThrow();
    now = new Date(Date.now() + 49 * 3_600_000).toISOString();
    await lookAfterDeliveries(house, queue);
    const { state } = await followDelivery(house, sender(), { deliveryId: id }, nobody);
    expect(state).toBe('withdrawn');
    expect(await readdir(join(home.directory, 'deliveries'))).toEqual([]);
  });
});
