import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { addDeliveryStep, type Delivery, moveDelivery } from '@smalspor/database/deliveries';
import type { DeliveryState } from '@smalspor/domain/deliveries';
import { fillMessage } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';
import { alertOf, raiseAlert } from './alerts.ts';
import { custodyOfDelivery, REFUSED_FOLDER, watchedFolder } from './delivery-places.ts';
import { moveFile } from './move-file.ts';

/** What lies beside refused files. */
export const NOTE = 'WHY-REFUSED.txt';

const REFUSABLE: readonly DeliveryState[] = ['waiting', 'taking', 'taken'];

/** Says no to a whole delivery: first on record and with an alert, then its files are put aside. */
export async function refuseDelivery(
  house: House,
  delivery: Delivery,
  why: { readonly code: string; readonly reason: string },
): Promise<void> {
  const at = house.now();
  const { id } = delivery;
  const moved = await house.db.transaction().execute(async (trx) => {
    const refused = { from: REFUSABLE, to: 'refused', at, reasonCode: why.code, reason: why.reason } as const;
    if (!(await moveDelivery(trx, id, refused))) return false;
    await addDeliveryStep(trx, id, { at, step: 'refused', about: null });
    await raiseAlert(house, trx, alertOf('refused', id));
    return true;
  });
  if (moved) await putAside(house, { ...delivery, reason: why.reason });
}

function noteOf(house: House, { id, reason }: Delivery): string {
  const text = fillMessage(house.content.messages, 'delivery.note', { id, reason: reason ?? '' });
  return `${text.nb}\n\n${text.en}\n`;
}

/**
 * Moves a refused delivery out of the way, beside a note that says why; what was uploaded is deleted, for its sender has it.
 * Can be repeated after a kill: the note comes last.
 */
export async function putAside(house: House, delivery: Delivery): Promise<void> {
  const custody = custodyOfDelivery(house, delivery.id);
  const folder = await watchedFolder(house);
  if (delivery.cameBy === 'folder' && delivery.place !== null && folder !== null) {
    const source = join(folder, dirname(delivery.place));
    const target = join(folder, REFUSED_FOLDER, delivery.id);
    await mkdir(target, { recursive: true, mode: 0o700 });
    // Whatever else lies in a delivery's own folder belongs to it, also where the manifest cannot be read.
    const others = source === folder ? [] : await readdir(source).catch(() => []);
    const names = new Set([...delivery.files.map(({ name }) => name), ...others, basename(delivery.place)]);
    for (const name of names) {
      for (const from of [custody, source]) await moveFile(join(from, name), join(target, name));
    }
    await removeEmpty(folder, source);
    await writeFile(join(target, `.${NOTE}`), noteOf(house, delivery), { mode: 0o600 });
    await rename(join(target, `.${NOTE}`), join(target, NOTE));
  }
  await rm(custody, { recursive: true, force: true });
}

/** A delivery's own folder goes with its last file; the watched one stays. */
export async function removeEmpty(folder: string, directory: string): Promise<void> {
  // Not empty, or gone already: both are as they should be.
  if (directory !== folder) await rmdir(directory).catch(() => undefined);
}
