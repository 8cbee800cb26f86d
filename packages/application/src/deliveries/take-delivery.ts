import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { addDeliveryStep, type Delivery, moveDelivery } from '@smalspor/database/deliveries';
import type { House } from '../house/house.ts';
import { type FileStamp, sha256Of, stampOf } from './check-files.ts';
import { clearDeliveryAlerts } from './clear-alerts.ts';
import type { EnqueueDelivery } from './delivery-jobs.ts';
import { custodyOfDelivery, watchedFolder } from './delivery-places.ts';
import { moveFile } from './move-file.ts';
import { refuseDelivery, removeEmpty } from './refuse-delivery.ts';

/** The times of a file on another volume may be rounded. */
const SAME_TIME_MS = 10;

/** Whether a file in the house is the one that was checked in the folder. */
async function isAsChecked(path: string, sha256: string, stamp: FileStamp | undefined): Promise<boolean> {
  const now = await stampOf(path);
  if (now === null) return false;
  if (stamp?.bytes === now.bytes && Math.abs(stamp.writtenMs - now.writtenMs) < SAME_TIME_MS) return true;
  return (await sha256Of(path)) === sha256;
}

/**
 * Moves a whole delivery from the watched folder into the house and hands it to the queue. Killed in the middle, it is
 * done to its end at the next start.
 *
 * @param stamps what the files were when they were checked; without them they are checked again
 */
export async function takeDelivery(
  house: House,
  enqueue: EnqueueDelivery,
  delivery: Delivery,
  stamps: ReadonlyMap<string, FileStamp> = new Map(),
): Promise<void> {
  const folder = await watchedFolder(house);
  if (delivery.place === null || folder === null) return;
  const source = join(folder, dirname(delivery.place));
  const custody = custodyOfDelivery(house, delivery.id);
  await mkdir(custody, { recursive: true, mode: 0o700 });
  for (const { name, sha256 } of delivery.files) {
    await moveFile(join(source, name), join(custody, name));
    if (await isAsChecked(join(custody, name), sha256, stamps.get(name))) continue;
    await refuseDelivery(house, delivery, {
      code: 'checksum',
      reason: `${name} was changed or taken away while the delivery was read. Put the files in place first and the manifest last, and deliver again.`,
    });
    return;
  }
  // Before it is on record: after a kill the next start takes it once more, and nothing of it stays behind.
  await clearSource(folder, source, delivery.place);
  await recordTaken(house, enqueue, delivery);
}

/** Removes the manifest, and the delivery's own folder with it. */
async function clearSource(folder: string, source: string, place: string): Promise<void> {
  await rm(join(folder, place), { force: true });
  const isChecksums = (name: string): boolean => name.endsWith('SHA256SUMS');
  // A delivery's own folder may hold checksums beside the manifest that counted.
  if (source !== folder) {
    for (const name of await readdir(source).catch(() => []))
      if (isChecksums(name)) await rm(join(source, name), { force: true });
  }
  await removeEmpty(folder, source);
}

/** The delivery lies in the house: from here on it is the queue's. */
export async function recordTaken(
  house: House,
  enqueue: EnqueueDelivery,
  { id, place }: Pick<Delivery, 'id' | 'place'>,
): Promise<void> {
  const at = house.now();
  await house.db.transaction().execute(async (trx) => {
    if (!(await moveDelivery(trx, id, { from: ['waiting', 'taking'], to: 'taken', at }))) return;
    await addDeliveryStep(trx, id, { at, step: 'taken', about: place === null ? null : basename(place) });
    await clearDeliveryAlerts(house, trx, id, ['incomplete']);
    await enqueue(trx, { deliveryId: id });
  });
}
