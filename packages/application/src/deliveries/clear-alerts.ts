import { clearAlert } from '@smalspor/database/deliveries';
import type { Db } from '@smalspor/database/schema';
import type { AlertKind } from '@smalspor/domain/deliveries';
import type { House } from '../house/house.ts';

/** Ends the alerts of some kinds about one delivery. */
export async function clearDeliveryAlerts(
  house: House,
  trx: Db,
  deliveryId: string,
  kinds: readonly AlertKind[],
): Promise<void> {
  for (const kind of kinds) await clearAlert(trx, `${kind} ${deliveryId}`, house.now());
}
