import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addDeliveryStep,
  type Delivery,
  listDeliveriesIn,
  moveDelivery,
} from '@smalspor/database/deliveries';
import type { House } from '../house/house.ts';
import { clearDeliveryAlerts } from './clear-alerts.ts';
import { decideRelease } from './decide-release.ts';
import type { DeliveryQueue } from './delivery-jobs.ts';
import { custodyOf, REFUSED_FOLDER, watchedFolder } from './delivery-places.ts';
import { giveUpUpload } from './give-up-upload.ts';
import { lookInFolder } from './look-for-deliveries.ts';
import { NOTE } from './refuse-delivery.ts';
import { alertOnIncomplete } from './waiting-alerts.ts';

const ON_THE_WAY = ['taken', 'imported', 'released'] as const;

/** Deliveries that nothing is at work on any more are put in the queue again, unless they wait for somebody. */
async function wakeUp(house: House, queue: DeliveryQueue): Promise<void> {
  for (const { id, reasonCode } of await listDeliveriesIn(house.db, ON_THE_WAY)) {
    if (reasonCode !== null || (await queue.holds(id))) continue;
    await house.db.transaction().execute((trx) => queue.enqueue(trx, { deliveryId: id }));
  }
}

/** A delivery that waited for somebody and is served by now, or was replaced by a later one, waits no more. */
async function settle(house: House, delivery: Delivery): Promise<void> {
  const decision = await decideRelease(house, delivery);
  if (decision.kind !== 'served' && decision.kind !== 'none') return;
  if (decision.kind === 'none' && decision.step !== 'nothing-new') return;
  const at = house.now();
  await house.db.transaction().execute(async (trx) => {
    if (!(await moveDelivery(trx, delivery.id, { from: ['imported'], to: 'done', at }))) return;
    await addDeliveryStep(trx, delivery.id, { at, step: 'settled', about: null });
    await clearDeliveryAlerts(house, trx, delivery.id, ['stopped']);
  });
}

/** One look at everything: the folder, broken uploads, deliveries that stand still. */
export async function lookAfterDeliveries(house: House, queue: DeliveryQueue): Promise<void> {
  await lookInFolder(house, queue.enqueue);
  for (const delivery of await listDeliveriesIn(house.db, ['waiting'])) {
    if (delivery.cameBy === 'upload') {
      await alertOnIncomplete(house, delivery);
      await giveUpUpload(house, delivery);
    }
  }
  for (const delivery of await listDeliveriesIn(house.db, ['imported'])) {
    if (delivery.reasonCode !== null) await settle(house, delivery);
  }
  await wakeUp(house, queue);
}

/** At the start of a served home: raw files of deliveries that have ended or were never recorded are removed. */
export async function sweepCustody(house: House): Promise<void> {
  const open = await listDeliveriesIn(house.db, ['waiting', 'taking', 'taken']);
  const kept = new Set(open.map(({ id }) => id));
  // The folder's refused ones are put aside by the next look, with their files.
  for (const { id, cameBy } of await listDeliveriesIn(house.db, ['refused']))
    if (cameBy === 'folder') kept.add(id);
  for (const id of await readdir(custodyOf(house)).catch(() => [])) {
    if (!kept.has(id)) await rm(join(custodyOf(house), id), { recursive: true, force: true });
  }
}

const DAY_MS = 86_400_000;

/** Refused files have been there for their sender long enough; the note stays. */
export async function sweepRefused(house: House): Promise<void> {
  const folder = await watchedFolder(house);
  if (folder === null) return;
  const before = Date.parse(house.now()) - house.configuration.deliveries.refusedDays * DAY_MS;
  for (const { id, endedAt } of await listDeliveriesIn(house.db, ['refused'])) {
    const directory = join(folder, REFUSED_FOLDER, id);
    if (endedAt === null || Date.parse(endedAt) > before || !(await stat(directory).catch(() => null)))
      continue;
    for (const name of await readdir(directory)) {
      if (name !== NOTE) await rm(join(directory, name), { recursive: true, force: true });
    }
  }
}
