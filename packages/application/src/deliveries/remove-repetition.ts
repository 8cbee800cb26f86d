import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addDeliveryStep, type Delivery } from '@smalspor/database/deliveries';
import type { DeliveryManifest } from '@smalspor/domain/deliveries';
import type { House } from '../house/house.ts';
import { watchedFolder } from './delivery-places.ts';
import type { FoundManifest } from './find-manifests.ts';
import { removeEmpty } from './refuse-delivery.ts';

/** The same delivery once more, with the very same files: they are in the house already and must not lie about. */
export async function removeRepetition(
  house: House,
  { place, directory }: FoundManifest,
  { files }: DeliveryManifest,
  earlier: Delivery,
): Promise<void> {
  const folder = await watchedFolder(house);
  if (folder === null) return;
  await addDeliveryStep(house.db, earlier.id, { at: house.now(), step: 'repeated', about: null });
  for (const { name } of files) await rm(join(directory, name), { force: true });
  await rm(join(folder, place), { force: true });
  await removeEmpty(folder, directory);
}
