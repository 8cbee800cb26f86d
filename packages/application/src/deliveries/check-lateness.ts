import { clearAlert, listOpenAlerts } from '@smalspor/database/deliveries';
import { type ExpectedDelivery, expectedDeliveries } from '@smalspor/domain/deliveries';
import { formatMonth, norwegianDateOf } from '@smalspor/domain/time';
import { currentBatches } from '@smalspor/warehouse/lake';
import type { House } from '../house/house.ts';
import { batchesInLake } from '../imports/import-register-files.ts';
import { raiseAlert } from './alerts.ts';

/** What is expected today, and how late it is. */
export async function readExpected(house: House): Promise<readonly ExpectedDelivery[]> {
  const parts = currentBatches(await batchesInLake(house));
  return expectedDeliveries(house.configuration.deliveries.expected, parts, norwegianDateOf(house.now()));
}

function occasionOf({ format, from }: ExpectedDelivery): string {
  return `late ${format} ${formatMonth(from)}`;
}

/** Raises an alert for what is late, and ends those about what has come. */
export async function checkLateness(house: House): Promise<void> {
  const late = (await readExpected(house)).filter(({ daysLate }) => daysLate > 0);
  const occasions = new Set(late.map(occasionOf));
  await house.db.transaction().execute(async (trx) => {
    for (const one of late) {
      const { format, from, to, dueOn } = one;
      const alert = { occasion: occasionOf(one), deliveryId: null, format, from, to, dueOn };
      await raiseAlert(house, trx, { kind: 'late', ...alert });
    }
    for (const { kind, occasion } of await listOpenAlerts(trx)) {
      if (kind === 'late' && !occasions.has(occasion)) await clearAlert(trx, occasion, house.now());
    }
  });
}
