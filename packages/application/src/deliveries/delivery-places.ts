import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { House } from '../house/house.ts';

/** Below the watched folder: refused deliveries, each beside a note that says why. */
export const REFUSED_FOLDER = 'refused';

/** Deliveries in the house, each in a directory of its own until it has been read. */
export function custodyOf(house: House): string {
  return join(house.home.root, 'deliveries');
}

export function custodyOfDelivery(house: House, deliveryId: string): string {
  return join(custodyOf(house), deliveryId);
}

/** The folder that senders put files in; `null` where nothing is watched. */
export async function watchedFolder(house: House): Promise<string | null> {
  const { folder } = house.configuration.deliveries;
  const path = resolve(house.home.root, folder ?? 'incoming');
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ? path : null;
}
