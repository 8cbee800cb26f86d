import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { countRejectsByCode, listRejects } from '@smalspor/database/batches';
import type { Delivery } from '@smalspor/database/deliveries';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { custodyOfDelivery } from './delivery-places.ts';
import { requireDelivery } from './release-delivery.ts';

/** A file that is on its way has another name, so that a half one is never taken for a whole. */
export const HALF = '.part';

/** How much of a file has been received. The disk knows best: a broken line or a kill leaves no record behind. */
export async function receivedBytes(directory: string, name: string): Promise<number> {
  for (const path of [join(directory, name), join(directory, `${name}${HALF}`)]) {
    const found = await stat(path).catch(() => null);
    if (found !== null) return found.size;
  }
  return 0;
}

export async function describeReceipt(house: House, delivery: Delivery): Promise<OutputOf<'followDelivery'>> {
  const directory = custodyOfDelivery(house, delivery.id);
  const isWaiting = delivery.state === 'waiting';
  return {
    id: delivery.id,
    state: delivery.state,
    reason: delivery.reason,
    files: await Promise.all(
      delivery.files.map(async ({ name, bytes, batchId }) => ({
        name,
        bytes,
        received: isWaiting ? await receivedBytes(directory, name) : (bytes ?? 0),
        refused: batchId === null ? { rows: 0, lines: [] } : await refusedOf(house, batchId),
      })),
    ),
  };
}

/** How many of the refused lines are told. */
const LINES_TOLD = 1_000;

/** Which lines of a file were not taken, and why; without what stood there, for the sender has the file. */
async function refusedOf(
  house: House,
  batchId: string,
): Promise<OutputOf<'followDelivery'>['files'][number]['refused']> {
  const [counts, rejects] = await Promise.all([
    countRejectsByCode(house.db, batchId),
    listRejects(house.db, batchId, { limit: LINES_TOLD }),
  ]);
  return {
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    lines: rejects.map(({ line, column, code, reason }) => ({ line, column, code, reason })),
  };
}

/** @throws Refusal `not-found` for another sender's */
export async function requireOwnDelivery(house: House, actor: Actor, deliveryId: string): Promise<Delivery> {
  const delivery = await requireDelivery(house, deliveryId);
  if (delivery.sender !== actor.name) throw new Refusal('not-found', 'There is no such delivery.');
  return delivery;
}

export const followDelivery: UnboundUseCase<House, 'followDelivery'> = async (house, actor, input) =>
  describeReceipt(house, await requireOwnDelivery(house, actor, input.deliveryId));
