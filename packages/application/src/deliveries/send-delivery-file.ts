import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentBytes, UseCase } from '@smalspor/contract/use-cases';
import type { StoredDeliveryFile } from '@smalspor/database/deliveries';
import { Refusal } from '@smalspor/domain/refusal';
import { auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { sha256Of, stampOf } from './check-files.ts';
import type { EnqueueDelivery } from './delivery-jobs.ts';
import { custodyOfDelivery } from './delivery-places.ts';
import { describeReceipt, HALF, receivedBytes, requireOwnDelivery } from './delivery-receipt.ts';
import { recordTaken } from './take-delivery.ts';

function refuse(detail: string, received: number): never {
  throw new Refusal('delivery-refused', detail, { facts: { received } });
}

/** @throws Refusal `delivery-refused` when more comes than the manifest says */
async function* atMost(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let left = most;
  for await (const chunk of stream) {
    left -= chunk.byteLength;
    if (left < 0)
      refuse('The file is longer than its manifest says. Nothing of it is kept: send it anew.', 0);
    yield chunk;
  }
}

/** Appends what comes. A broken line leaves what has come, for the sender to go on from. */
async function append(half: string, { stream, from }: SentBytes, bytes: number): Promise<void> {
  if (from === 0) await rm(half, { force: true });
  try {
    const file = await open(half, 'a', 0o600);
    try {
      // One piece after the other: what has come is kept, however the line breaks.
      for await (const piece of atMost(stream, bytes - from)) await file.writeFile(piece);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Refusal) {
      await rm(half, { force: true });
      throw error;
    }
    throw new Refusal('invalid-request', 'The file was not sent to its end.', { cause: error });
  }
}

async function receive(directory: string, file: StoredDeliveryFile, content: SentBytes): Promise<void> {
  const { name, sha256 } = file;
  const bytes = file.bytes ?? 0;
  const [whole, half] = [join(directory, name), join(directory, `${name}${HALF}`)];
  if ((await stampOf(whole)) !== null) return;
  const received = await receivedBytes(directory, name);
  if (content.from !== 0 && content.from !== received) {
    refuse(
      `${received} bytes of ${name} have been received: go on from there, or begin anew at 0.`,
      received,
    );
  }
  await append(half, content, bytes);
  if ((await stampOf(half))?.bytes !== bytes) return;
  if ((await sha256Of(half)) !== sha256) {
    await rm(half, { force: true });
    refuse(`${name} has another SHA-256 than its manifest says. Nothing of it is kept: send it anew.`, 0);
  }
  await rename(half, whole);
}

/**
 * Takes a file of an announced delivery, or the rest of one. With the last of them the delivery is the queue's, as one from the
 * folder is.
 */
export function sendDeliveryFile(house: House, enqueue: EnqueueDelivery): UseCase<'sendDeliveryFile'> {
  /** Files that are being received: two connections must not write into the same one. */
  const receiving = new Set<string>();
  return (actor, { deliveryId, fileName, content }, call) => {
    const object = { objectKind: 'delivery', objectId: deliveryId, requestId: call.requestId };
    return auditRefusal(house, actor, { act: 'send-delivery-file', ...object }, async () => {
      const delivery = await requireOwnDelivery(house, actor, deliveryId);
      const file = delivery.files.find(({ name }) => name === fileName);
      if (file === undefined || delivery.cameBy !== 'upload')
        throw new Refusal('not-found', 'The delivery names no such file.');
      if (delivery.state === 'waiting') {
        const key = `${delivery.id} ${fileName}`;
        const directory = custodyOfDelivery(house, delivery.id);
        if (receiving.has(key))
          refuse('This file is being received already. Wait a little, and go on from what has come.', 0);
        receiving.add(key);
        try {
          await mkdir(directory, { recursive: true, mode: 0o700 });
          await receive(directory, file, content);
        } finally {
          receiving.delete(key);
        }
        const stamps = await Promise.all(delivery.files.map(({ name }) => stampOf(join(directory, name))));
        if (stamps.every((stamp) => stamp !== null)) await recordTaken(house, enqueue, delivery);
      }
      return describeReceipt(house, await requireOwnDelivery(house, actor, deliveryId));
    });
  };
}
