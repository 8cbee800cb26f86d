import { clearAlert, type Delivery } from '@smalspor/database/deliveries';
import type { House } from '../house/house.ts';
import { alertOf, raiseAlert } from './alerts.ts';

function isOld(house: House, instant: string): boolean {
  const waited = Date.parse(house.now()) - Date.parse(instant);
  return waited >= house.configuration.deliveries.incompleteHours * 3_600_000;
}

/** A delivery that has been announced and does not become whole. */
export async function alertOnIncomplete(
  house: House,
  { id, seenAt }: Pick<Delivery, 'id' | 'seenAt'>,
): Promise<void> {
  if (!isOld(house, seenAt)) return;
  await house.db.transaction().execute((trx) => raiseAlert(house, trx, alertOf('incomplete', id)));
}

/**
 * Files that no manifest names lie in the folder with nobody to fetch them.
 * @param writtenAt when each of them was last written
 */
export async function alertOnUnannounced(house: House, writtenAt: readonly string[]): Promise<void> {
  const occasion = 'unannounced';
  const about = { occasion, deliveryId: null, format: null, from: null, to: null, dueOn: null };
  await house.db.transaction().execute(async (trx) => {
    if (writtenAt.some((instant) => isOld(house, instant)))
      await raiseAlert(house, trx, { kind: 'unannounced', ...about });
    else await clearAlert(trx, occasion, house.now());
  });
}
