import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addDeliveryStep, type Delivery, moveDelivery } from '@smalspor/database/deliveries';
import type { House } from '../house/house.ts';
import { custodyOfDelivery } from './delivery-places.ts';

/** When anything of an upload came last, in milliseconds. */
async function lastReceived(directory: string, { seenAt }: Delivery): Promise<number> {
  let last = Date.parse(seenAt);
  for (const name of await readdir(directory).catch(() => [])) {
    const found = await stat(join(directory, name)).catch(() => null);
    if (found !== null) last = Math.max(last, found.mtimeMs);
  }
  return last;
}

/** Half-received files are not kept for a sender who does not go on: twice the time after which the alert came. */
export async function giveUpUpload(house: House, delivery: Delivery): Promise<void> {
  const directory = custodyOfDelivery(house, delivery.id);
  const patience = 2 * house.configuration.deliveries.incompleteHours * 3_600_000;
  if (Date.parse(house.now()) - (await lastReceived(directory, delivery)) < patience) return;
  const at = house.now();
  await house.db.transaction().execute(async (trx) => {
    if (!(await moveDelivery(trx, delivery.id, { from: ['waiting'], to: 'withdrawn', at }))) return;
    await addDeliveryStep(trx, delivery.id, { at, step: 'given-up', about: null });
  });
  await rm(directory, { recursive: true, force: true });
}
